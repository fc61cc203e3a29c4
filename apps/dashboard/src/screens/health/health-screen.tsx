import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/queries.ts';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { deadLettersQuery } from './dead-letters.ts';
import { FailedSession } from './failed-session.tsx';
import styles from './health.module.css';

/** Whether everything was read, and what to do with what was not. */
export function HealthScreen() {
  return (
    <Page title="Failed sessions" lead="Sessions that could not be read. Their events are safe." narrow>
      <FailedSessions />
    </Page>
  );
}

function FailedSessions() {
  const query = useQuery(deadLettersQuery);
  const { data: me } = useQuery(meQuery);
  if (query.isPending) return <RowSkeletons rows={3} height="7rem" />;
  if (query.isError && !query.data) return <FailureNotice error={query.error} onRetry={() => query.refetch()} />;
  const { deadLetters } = query.data;
  if (deadLetters.length === 0) {
    return (
      <Notice title="All is well">
        <p>Every session so far could be read. Should one fail, it appears here with the reason.</p>
      </Notice>
    );
  }
  return (
    <ul className={styles.list}>
      {deadLetters.map((letter) => (
        <FailedSession key={letter.id} letter={letter} mayReplay={me !== undefined && me.role !== 'viewer'} />
      ))}
    </ul>
  );
}
