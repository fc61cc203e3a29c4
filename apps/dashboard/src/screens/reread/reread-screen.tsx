import type { RereadDetail } from '@crow/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { rereadQuery } from '../../api/reanalyses.ts';
import { ManagersOnly } from '../../components/managers-only.tsx';
import { Moment } from '../../components/moment.tsx';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { CHANGE_WORDS, RESULT_WORDS } from '../../words/reanalysis-words.ts';
import { FactsBesideEachOther } from './facts-table.tsx';
import styles from './reread.module.css';
import { Stories } from './stories.tsx';

const route = getRouteApi('/app/reanalyses/$reanalysisId/$sessionId');

/** One session as it was read before, and as it is read now. */
export function RereadScreen() {
  return (
    <ManagersOnly
      title="Session read again"
      refusal="Owners and admins have sessions read again"
      hint="Ask one of them what changed in this session."
    >
      <Reread />
    </ManagersOnly>
  );
}

function Reread() {
  const { reanalysisId, sessionId } = route.useParams();
  const query = useQuery(rereadQuery(reanalysisId, sessionId));
  const headline = query.data?.session.headline || 'Session read again';
  return (
    <Page title={headline} lead={query.data && <Lead detail={query.data} reanalysisId={reanalysisId} />}>
      {query.isPending && <RowSkeletons rows={2} height="12rem" />}
      {query.isError && !query.data && <FailureNotice error={query.error} onRetry={() => query.refetch()} />}
      {query.data && <Readings detail={query.data} />}
    </Page>
  );
}

function Lead({ detail: { session }, reanalysisId }: { detail: RereadDetail; reanalysisId: string }) {
  const { sessionId, startedAt, result, changes } = session;
  return (
    <>
      <Moment at={startedAt} /> ·{' '}
      {result === 'changed'
        ? `Changed: ${changes.map((change) => CHANGE_WORDS[change].toLowerCase()).join(', ')}`
        : RESULT_WORDS[result]}{' '}
      ·{' '}
      <Link to="/sessions/$sessionId" params={{ sessionId }}>
        The session as it is now
      </Link>{' '}
      ·{' '}
      <Link to="/reanalyses/$reanalysisId" params={{ reanalysisId }}>
        Back to the re-analysis
      </Link>
    </>
  );
}

function Readings({ detail: { session, before, after } }: { detail: RereadDetail }) {
  if (!before || !after) {
    return (
      <Notice title={before ? 'It can’t be read again' : 'The earlier reading is no longer there'}>
        {session.reason !== undefined && (
          <p>
            <bdi>{session.reason}</bdi>
          </p>
        )}
        <p>The session stays as it is.</p>
      </Notice>
    );
  }
  return (
    <div className={styles.sections}>
      <FactsBesideEachOther before={before} after={after} />
      <Stories before={before} after={after} />
    </div>
  );
}
