import type { PersonDetail } from '@crow/contracts';
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { RequestError } from '../../api/request.ts';
import { Moment } from '../../components/moment.tsx';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { counted } from '../../words/number-words.ts';
import { personName } from '../../words/person-words.ts';
import { Devices } from './devices.tsx';
import { Facts } from './facts.tsx';
import { Links } from './links.tsx';
import styles from './person.module.css';
import { personQuery } from './person-queries.ts';
import { Sessions } from './sessions.tsx';

const route = getRouteApi('/app/people/$personId');

/** One person: what is known, on which devices, what happened, and why it is taken for one person. */
export function PersonScreen() {
  const { personId } = route.useParams();
  const query = useQuery(personQuery(personId));
  if (query.data) return <Person person={query.data} />;
  return (
    <Page title="Person">
      {query.isPending ? (
        <div role="status" aria-label="Loading">
          <Skeleton height="24rem" radius="md" />
        </div>
      ) : query.error instanceof RequestError && query.error.problem.status === 404 ? (
        <Notice
          title="There is no such person"
          actions={<Button renderRoot={(props) => <Link to="/people" search={{}} {...props} />}>Show everybody</Button>}
        >
          <p>The visitor may belong to a user by now, or the address is mistyped.</p>
        </Notice>
      ) : (
        <FailureNotice error={query.error} onRetry={() => query.refetch()} />
      )}
    </Page>
  );
}

function Person({ person }: { person: PersonDetail }) {
  return (
    <Page title={personName(person)} lead={<Seen person={person} />}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Facts person={person} />
          <Devices devices={person.devices} />
          <Links links={person.links} />
        </div>
        <Sessions person={person} />
      </div>
    </Page>
  );
}

function Seen({ person: { sessions, visitorIds, firstSeenAt, lastSeenAt } }: { person: PersonDetail }) {
  return (
    <>
      {counted(sessions, 'session')} on {counted(visitorIds.length, 'device')}
      {firstSeenAt !== null && (
        <>
          , first seen <Moment at={firstSeenAt} />
        </>
      )}
      {lastSeenAt !== null && (
        <>
          , last <Moment at={lastSeenAt} />
        </>
      )}
    </>
  );
}
