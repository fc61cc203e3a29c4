import type { Reanalysis, RereadFilter, RereadSession } from '@crow/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { rereadsQuery } from '../../api/reanalyses.ts';
import { LoadMore } from '../../components/load-more.tsx';
import { Moment } from '../../components/moment.tsx';
import { FailureNotice } from '../../components/notice.tsx';
import { RowList } from '../../components/row-list.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { counted } from '../../words/number-words.ts';
import { CHANGE_WORDS, RESULT_WORDS } from '../../words/reanalysis-words.ts';
import { INTENT_WORDS, OUTCOME_WORDS } from '../../words/understanding-words.ts';
import { filterWords } from './filter-words.ts';
import styles from './reanalysis.module.css';

const route = getRouteApi('/app/reanalyses/$reanalysisId');

/** The sessions behind a number. */
export function RereadList({ report }: { report: Reanalysis }) {
  const filter: RereadFilter = route.useSearch();
  const query = useInfiniteQuery(rereadsQuery(report.reanalysisId, filter, report.read));
  const total = query.data?.pages[0]?.total;
  const words = filterWords(filter);
  return (
    <section aria-labelledby="sessions" className={styles.block}>
      <h2 id="sessions" className={styles.anchor}>
        Sessions{words && `: ${words}`}
      </h2>
      <p role="status" className={styles.facts}>
        {total !== undefined && counted(total, 'session')}
        {words && (
          <>
            {' · '}
            <Link
              to="/reanalyses/$reanalysisId"
              params={{ reanalysisId: report.reanalysisId }}
              search={{}}
              hash="sessions"
            >
              Show all
            </Link>
          </>
        )}
      </p>
      {query.isPending && <RowSkeletons rows={3} height="4.5rem" />}
      {query.isError && !query.data && <FailureNotice error={query.error} onRetry={() => query.refetch()} />}
      {query.data && (
        <RowList aria-labelledby="sessions">
          {query.data.pages
            .flatMap(({ sessions }) => sessions)
            .map((session) => (
              <Row key={session.sessionId} reanalysisId={report.reanalysisId} session={session} />
            ))}
        </RowList>
      )}
      <LoadMore pages={query} />
    </section>
  );
}

function Row({ reanalysisId, session }: { reanalysisId: string; session: RereadSession }) {
  const { sessionId, headline, startedAt, result, changes, readings, reason } = session;
  const { before, after } = readings ?? {};
  return (
    <li className={styles.row}>
      <Link to="/reanalyses/$reanalysisId/$sessionId" params={{ reanalysisId, sessionId }} className={styles.title}>
        <bdi>{headline || 'Nothing to tell'}</bdi>
      </Link>
      <p className={styles.facts}>
        <Moment at={startedAt} /> ·{' '}
        {result === 'changed' ? changes.map((change) => CHANGE_WORDS[change]).join(', ') : RESULT_WORDS[result]}
        {reason !== undefined && (
          <>
            : <bdi>{reason}</bdi>
          </>
        )}
      </p>
      {before && after && before.intent !== after.intent && (
        <p className={styles.move}>
          {INTENT_WORDS[before.intent]} → {INTENT_WORDS[after.intent]}
        </p>
      )}
      {before && after && before.outcome !== after.outcome && (
        <p className={styles.move}>
          {OUTCOME_WORDS[before.outcome]} → {OUTCOME_WORDS[after.outcome]}
        </p>
      )}
    </li>
  );
}
