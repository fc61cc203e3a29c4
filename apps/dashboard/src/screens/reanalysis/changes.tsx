import { READING_CHANGES, type ReanalysisReport, type RereadResult } from '@crow/contracts';
import { count, percent } from '../../words/number-words.ts';
import { CHANGE_WORDS, RESULT_WORDS } from '../../words/reanalysis-words.ts';
import styles from './reanalysis.module.css';
import { SessionsLink } from './sessions-link.tsx';

/** In the order in which they matter. */
const RESULTS: readonly RereadResult[] = ['changed', 'unchanged', 'failed', 'overtaken'];

/** How many sessions changed, and in what. */
export function Changes({ report }: { report: ReanalysisReport }) {
  const { reanalysisId, results, changes, read } = report;
  const isTold = (result: RereadResult) => results[result] > 0 || result === 'changed' || result === 'unchanged';
  const changed = READING_CHANGES.filter((change) => changes[change] > 0);
  return (
    <section aria-labelledby="changes" className={styles.block}>
      <h2 id="changes">What changed</h2>
      <dl className={styles.figures}>
        {RESULTS.filter(isTold).map((result) => (
          <div key={result}>
            <dt>{RESULT_WORDS[result]}</dt>
            <dd>
              <SessionsLink
                reanalysisId={reanalysisId}
                filter={{ result }}
                label={`${RESULT_WORDS[result]}: ${count(results[result])}`}
              >
                {count(results[result])}
              </SessionsLink>{' '}
              <span className={styles.share}>{percent(results[result] / read)}</span>
            </dd>
          </div>
        ))}
      </dl>
      {changed.length > 0 && (
        <ul className={styles.kinds} aria-label="By what changed">
          {changed.map((change) => (
            <li key={change}>
              {CHANGE_WORDS[change]}{' '}
              <SessionsLink
                reanalysisId={reanalysisId}
                filter={{ change }}
                label={`${CHANGE_WORDS[change]}: ${count(changes[change])}`}
              >
                {count(changes[change])}
              </SessionsLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
