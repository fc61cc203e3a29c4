import type { RejectedGroup } from '@crow/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ago } from '../../components/moment.tsx';
import { FailureNotice } from '../../components/notice.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { REJECTION_WORDS } from '../../words/ledger-words.ts';
import { count } from '../../words/number-words.ts';
import { shortId } from '../../words/place-words.ts';
import styles from './data-health.module.css';
import { rejectedQuery } from './ledger-queries.ts';

/** Refused events of the last seven days by reason, with some of them to look at. */
export function RefusedEvents() {
  const query = useQuery(rejectedQuery);
  return (
    <section aria-labelledby="refused">
      <div className={styles.head}>
        <h2 id="refused">Refused events</h2>
        <p className={styles.help}>The last 7 days, by reason. Their neighbours in the same batch were kept.</p>
      </div>
      {query.isPending && <RowSkeletons rows={2} height="4rem" />}
      {query.isError && !query.data && <FailureNotice error={query.error} onRetry={() => query.refetch()} />}
      {query.data && (
        <ul className={styles.groups}>
          {query.data.groups.map((group) => (
            <Group key={`${group.code} ${group.field}`} group={group} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Group({ group: { code, field, events, lastAt, samples } }: { group: RejectedGroup }) {
  const { title, help } = REJECTION_WORDS[code];
  return (
    <li>
      <details className={styles.group}>
        <summary>
          <span className={styles.groupTitle}>
            {title}
            {field && (
              <>
                {': '}
                <code>
                  <bdi>{field}</bdi>
                </code>
              </>
            )}
          </span>
          <span className={styles.help}>
            {count(events)}, last <Ago at={lastAt} />
          </span>
        </summary>
        <p className={styles.help}>{help}</p>
        <ul className={styles.samples}>
          {samples.map((sample) => (
            <li key={`${sample.sessionId} ${sample.at} ${sample.event}`}>
              <p>
                <bdi>{sample.message}</bdi>
                <span className={styles.help}>
                  {' · '}
                  <Link to="/sessions/$sessionId" params={{ sessionId: sample.sessionId }}>
                    Session {shortId(sample.sessionId)}
                  </Link>
                  {' · '}
                  <Ago at={sample.at} />
                </span>
              </p>
              <pre className={styles.sample}>{sample.event}</pre>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
