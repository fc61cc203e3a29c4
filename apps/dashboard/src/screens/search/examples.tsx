import { Link } from '@tanstack/react-router';
import styles from './search.module.css';

const QUESTIONS = [
  'people who hesitated at shipping costs',
  'returning visitors who gave up at payment last week',
  'compared two laptops and left',
  'had trouble with the checkout form',
  'looked for the return policy',
  'a coupon that did not work',
  'searched for something we do not have',
];

/** Questions to begin with. */
export function Examples() {
  return (
    <section className={styles.examples} aria-label="Examples">
      <h2>Try</h2>
      <ul>
        {QUESTIONS.map((q) => (
          <li key={q}>
            <Link to="/search" search={{ q }}>
              {q}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
