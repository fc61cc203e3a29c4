import { Loader } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { sessionsQuery } from '../../api/queries.ts';
import { Ago } from '../../components/moment.tsx';
import { useLive } from '../../live/live-store.tsx';
import styles from './install.module.css';

/** Tells the moment events arrive. */
export function FirstEventCheck() {
  const newest = useLive((state) => state.recent[0]);
  const eventsToday = useLive((state) => state.totals?.eventsToday ?? 0);
  const offsetMs = useLive((state) => state.clockOffsetMs);
  const { data: sessions } = useInfiniteQuery(sessionsQuery({}));
  const before = sessions?.pages[0]?.sessions[0];
  const lastAt = newest?.at ?? before?.endedAt;

  if (lastAt === undefined && eventsToday === 0) {
    return (
      <p className={styles.check} role="status">
        <Loader size="xs" color="var(--brass)" /> Waiting for the first event…
      </p>
    );
  }
  return (
    <p className={styles.check} data-arrived role="status">
      <IconCircleCheck size="1.2rem" aria-hidden="true" />
      <span>
        Events arrive
        {lastAt !== undefined && (
          <>
            , the last one <Ago at={lastAt} offsetMs={offsetMs} />
          </>
        )}
        . <Link to="/">Watch them live</Link>
      </span>
    </p>
  );
}
