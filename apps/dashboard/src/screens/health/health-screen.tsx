import type { DeadLetterFilter } from '@crow/contracts';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from '../../api/queries.ts';
import { FailureNotice, Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { RowSkeletons } from '../../components/row-skeletons.tsx';
import { counted } from '../../words/number-words.ts';
import { deadLettersQuery } from './dead-letters.ts';
import { FailedFilters } from './failed-filters.tsx';
import { FailedSession } from './failed-session.tsx';
import styles from './health.module.css';
import { ProcessingState } from './processing-state.tsx';
import { ReplayAllDialog } from './replay-all-dialog.tsx';

/** Whether everything was read, and what to do with what was not. */
export function HealthScreen() {
  return (
    <Page title="Failed sessions" lead="Sessions that could not be read. Their events are safe." narrow>
      <ProcessingState />
      <FailedSessions />
    </Page>
  );
}

function FailedSessions() {
  const [filter, setFilter] = useState<DeadLetterFilter>({});
  const [asking, setAsking] = useState(false);
  const query = useQuery({ ...deadLettersQuery(filter), placeholderData: keepPreviousData });
  const { data: me } = useQuery(meQuery);
  const mayReplay = me?.role === 'owner' || me?.role === 'admin';
  if (query.isPending) return <RowSkeletons rows={3} height="7rem" />;
  if (query.isError && !query.data) return <FailureNotice error={query.error} onRetry={() => query.refetch()} />;
  const { deadLetters, total, hiddenQuarantined } = query.data;
  const isFiltered = Object.keys(filter).length > 0;
  if (total === 0 && !isFiltered && hiddenQuarantined === 0) {
    return (
      <Notice title="All is well">
        <p>Every session so far could be read. Should one fail, it appears here with the reason.</p>
      </Notice>
    );
  }
  return (
    <>
      <div className={styles.tools}>
        <FailedFilters onChange={(change) => setFilter(withoutEmpty({ ...filter, ...change }))} />
        {mayReplay && total > 0 && (
          <Button variant="default" onClick={() => setAsking(true)}>
            Replay all {total}
          </Button>
        )}
      </div>
      {total === 0 && <p className={styles.facts}>No failed session matches.</p>}
      <ul className={styles.list}>
        {deadLetters.map((letter) => (
          <FailedSession key={letter.id} letter={letter} mayReplay={mayReplay} />
        ))}
      </ul>
      {total > deadLetters.length && (
        <p className={styles.facts}>
          The newest {deadLetters.length} of {total} are shown.
        </p>
      )}
      {hiddenQuarantined > 0 && (
        <p className={styles.facts}>{counted(hiddenQuarantined, 'failed session')} of quarantined traffic hidden.</p>
      )}
      {asking && <ReplayAllDialog filter={filter} total={total} onClose={() => setAsking(false)} />}
    </>
  );
}

function withoutEmpty(filter: Record<string, unknown>): DeadLetterFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
