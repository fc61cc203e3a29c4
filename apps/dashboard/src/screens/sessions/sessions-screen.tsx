import type { SessionPage } from '@crow/contracts';
import { Button } from '@mantine/core';
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type SessionFilter, sessionsQuery } from '../../api/queries.ts';
import { LoadMore } from '../../components/load-more.tsx';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowList } from '../../components/row-list.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { counted } from '../../words/number-words.ts';
import { Filters } from './filters.tsx';
import { NotYetRead } from './not-yet-read.tsx';
import { searchOf } from './search-of.ts';
import { SessionRow } from './session-row.tsx';
import styles from './sessions.module.css';

const route = getRouteApi('/app/sessions');

/** Every visit that has been read, newest first. */
export function SessionsScreen() {
  const filter = route.useSearch();
  const query = useInfiniteQuery(sessionsQuery(filter));
  const total = query.data?.pages.at(-1)?.total;
  return (
    <Page
      title="Sessions"
      lead={total === undefined ? 'What each visitor did and wanted.' : `${counted(total, 'session')}, newest first.`}
      aside={<Filters filter={filter} />}
    >
      {filter.quarantine === undefined && <NotYetRead />}
      <HiddenPrograms filter={filter} count={query.data?.pages.at(-1)?.hiddenPrograms ?? 0} />
      <HiddenQuarantined filter={filter} count={query.data?.pages.at(-1)?.hiddenQuarantined ?? 0} />
      <Rows query={query} filtered={Object.keys(filter).length > 0} />
    </Page>
  );
}

/** Says that visits of programs were left out, and lets them in. */
function HiddenPrograms({ filter, count }: { filter: SessionFilter; count: number }) {
  if (count === 0) return null;
  return (
    <p className={styles.hidden}>
      {counted(count, 'visit')} of programs {count === 1 ? 'is' : 'are'} hidden.{' '}
      <Link to="/sessions" search={searchOf({ ...filter, visitors: 'all' })}>
        Show {count === 1 ? 'it' : 'them'}
      </Link>
    </p>
  );
}

/** Says that quarantines hide visits, and shows those. */
function HiddenQuarantined({ filter, count }: { filter: SessionFilter; count: number }) {
  if (count === 0) return null;
  return (
    <p className={styles.hidden}>
      {counted(count, 'visit')} {count === 1 ? 'is' : 'are'} quarantined.{' '}
      <Link to="/sessions" search={searchOf({ ...filter, quarantine: 'only' })}>
        Look at {count === 1 ? 'it' : 'them'}
      </Link>
    </p>
  );
}

function Rows({ query, filtered }: { query: UseInfiniteQueryResult<InfiniteData<SessionPage>>; filtered: boolean }) {
  if (query.isPending) return <RowSkeletons rows={8} height="5.25rem" />;
  if (query.isError && !query.data) return <FailureNotice error={query.error} onRetry={() => query.refetch()} />;
  const sessions = query.data.pages.flatMap((page) => page.sessions);
  if (sessions.length === 0) return <Nothing filtered={filtered} />;
  return (
    <>
      <RowList aria-label="Sessions">
        {sessions.map((session) => (
          <SessionRow key={session.sessionId} session={session} />
        ))}
      </RowList>
      <LoadMore pages={query} />
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <Notice
        title="No session matches"
        actions={<Button renderRoot={(props) => <Link to="/sessions" {...props} />}>Show all sessions</Button>}
      >
        <p>Choose another intent or outcome.</p>
      </Notice>
    );
  }
  return (
    <Notice
      title="No session has been read yet"
      actions={<Button renderRoot={(props) => <Link to="/install" {...props} />}>Install the tracker</Button>}
    >
      <p>A session is read once its visitor has been quiet for a while. Until then it shows in the live view.</p>
    </Notice>
  );
}
