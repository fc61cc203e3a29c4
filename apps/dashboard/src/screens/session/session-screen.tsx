import type { SessionDetail } from '@crow/contracts';
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { sessionQuery } from '../../api/queries.ts';
import { RequestError } from '../../api/request.ts';
import { Moment } from '../../components/moment.tsx';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { counted } from '../../words/number-words.ts';
import { countryName, deviceWords, shortId } from '../../words/place-words.ts';
import { duration } from '../../words/time-words.ts';
import { Origin } from './origin.tsx';
import { QuarantineNotice } from './quarantine-notice.tsx';
import { Reading } from './reading.tsx';
import styles from './session.module.css';
import { StateNotice } from './state-notice.tsx';
import { Story } from './story.tsx';
import { toldOnce } from './timeline.ts';
import { Timeline } from './timeline-list.tsx';
import { useEvidence } from './use-evidence.ts';

const route = getRouteApi('/app/sessions/$sessionId');

/** One visit: what was understood beside what happened. */
export function SessionScreen() {
  const { sessionId } = route.useParams();
  const query = useQuery(sessionQuery(sessionId));
  if (query.data) return <Session session={query.data} />;
  return (
    <Page title="Session">
      {query.isPending ? (
        <Loading />
      ) : isUnknown(query.error) ? (
        <Notice
          title="There is no such session"
          actions={<Button renderRoot={(props) => <Link to="/sessions" {...props} />}>Show all sessions</Button>}
        >
          <p>It may have been deleted, or the address is mistyped.</p>
        </Notice>
      ) : (
        <FailureNotice error={query.error} onRetry={() => query.refetch()} />
      )}
    </Page>
  );
}

function Session({ session }: { session: SessionDetail }) {
  const { at } = route.useSearch();
  const told = useMemo(() => toldOnce(session.events), [session.events]);
  const evidence = useEvidence(session.interactions, told, at);
  const title = session.interactions[0]?.headline ?? `Session ${shortId(session.sessionId)}`;
  return (
    <Page title={title} lead={<Circumstances session={session} />}>
      <StateNotice session={session} />
      <QuarantineNotice session={session} />
      <div className={styles.columns}>
        <div className={styles.understood}>
          {session.understanding && <Reading understanding={session.understanding} forecasts={session.forecasts} />}
          <Origin session={session} />
          {session.interactions.length > 0 && <Story session={session} evidence={evidence} pinned={at} />}
        </div>
        <Timeline key={session.sessionId} events={told.events} startedAt={session.startedAt} evidence={evidence} />
      </div>
    </Page>
  );
}

function Circumstances({ session }: { session: SessionDetail }) {
  const parts = [
    duration(Math.max(0, session.endedAt - session.startedAt)),
    counted(session.events.length, 'event'),
    session.deviceType && deviceWords(session.deviceType),
    session.country && countryName(session.country),
  ];
  return (
    <>
      <Moment at={session.startedAt} /> · {parts.filter(Boolean).join(' · ')}
      <Who session={session} />
    </>
  );
}

/** Whose visit it was; a visitor that is not read yet has no page of its own. */
function Who({ session: { person, visitorId } }: { session: SessionDetail }) {
  if (person) {
    return (
      <>
        {' · '}
        <Link to="/people/$personId" params={{ personId: person.personId }}>
          <bdi>{person.userId ?? `visitor ${shortId(visitorId ?? person.personId)}`}</bdi>
        </Link>
      </>
    );
  }
  return visitorId ? ` · visitor ${shortId(visitorId)}` : null;
}

function Loading() {
  return (
    <div className={styles.columns} role="status" aria-label="Loading">
      <div className={styles.understood}>
        <Skeleton height="12rem" radius="md" />
        <Skeleton height="16rem" radius="md" />
      </div>
      <Skeleton height="32rem" radius="md" />
    </div>
  );
}

function isUnknown(error: Error | null): boolean {
  return error instanceof RequestError && error.problem.status === 404;
}
