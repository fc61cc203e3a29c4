import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { sessionsQuery } from '../../api/queries.ts';
import { Page } from '../../components/page.tsx';
import { useLive } from '../../live/live-store.tsx';
import { ConnectionState } from './connection-state.tsx';
import { EventStream } from './event-stream.tsx';
import styles from './live.module.css';
import { OpenSessions } from './open-sessions.tsx';
import { RateChart } from './rate-chart.tsx';
import { Totals } from './totals.tsx';
import { WaitingForFirstEvent } from './waiting-for-first-event.tsx';

/** The shop at this moment. */
export function LiveScreen() {
  const totals = useLive((state) => state.totals);
  const seen = useLive((state) => state.recent.length > 0 || state.sessions.length > 0);
  const { data: sessions } = useInfiniteQuery(sessionsQuery({}));
  const never = totals?.eventsToday === 0 && !seen && sessions?.pages[0]?.total === 0;

  return (
    <Page title="Live" lead="Your shop at this moment." aside={<ConnectionState />}>
      {never ? (
        <WaitingForFirstEvent />
      ) : totals ? (
        <Now />
      ) : (
        <Skeleton height="24rem" radius="md" aria-label="Loading" />
      )}
    </Page>
  );
}

function Now() {
  return (
    <div className={styles.now}>
      <Totals />
      <RateChart />
      <OpenSessions />
      <EventStream />
    </div>
  );
}
