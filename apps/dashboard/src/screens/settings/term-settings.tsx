import type { OrganizationSettings } from '@crow/contracts';
import { MEANING_WORDS } from '../../words/term-words.ts';
import styles from './settings.module.css';
import { TermForm } from './term-form.tsx';

/** The organization's own words, which its sessions are read with. */
export function TermSettings({ settings, mayManage }: { settings: OrganizationSettings; mayManage: boolean }) {
  const terms = Object.entries(settings.terms);
  return (
    <section aria-labelledby="terms" className={styles.more}>
      <h2 id="terms">Your own words</h2>
      <p className={styles.about}>
        What your shop calls things. A word counts in addresses, on buttons and links, and as the name of an event of
        yours, before the words in twelve languages that are known anyway. Visits are read with them from now on; what
        was read stays as it is.
      </p>
      {mayManage ? (
        <TermForm terms={settings.terms} />
      ) : (
        <>
          {terms.length > 0 && (
            <ul>
              {terms.map(([term, meaning]) => (
                <li key={term}>
                  <bdi>{term}</bdi>: <strong>{MEANING_WORDS[meaning]}</strong>
                </li>
              ))}
            </ul>
          )}
          <p>{terms.length === 0 && 'None so far. '}Owners and admins can change them.</p>
        </>
      )}
    </section>
  );
}
