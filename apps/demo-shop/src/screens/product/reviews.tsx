import type { Review } from '../../catalog/reviews.ts';
import { Stars } from './stars.tsx';

export function Reviews({ reviews }: { reviews: readonly Review[] }) {
  return (
    <section className="panel" id="reviews" aria-labelledby="reviews-title">
      <h2 id="reviews-title">Reviews</h2>
      {reviews.length === 0 ? <p className="soft">Nobody has written about this one yet.</p> : null}
      <ul className="reviews">
        {reviews.map(({ author, stars, text }) => (
          <li key={author}>
            <Stars stars={stars} />
            <p>{text}</p>
            <p className="soft">{author}, bought here</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
