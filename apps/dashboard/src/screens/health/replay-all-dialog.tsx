import type { DeadLetterFilter } from '@crow/contracts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { FailureLine } from '../../components/failure-line.tsx';
import { useReplayAll } from './dead-letters.ts';
import styles from './health.module.css';

interface ReplayAllDialogProps {
  filter: DeadLetterFilter;
  total: number;
  onClose: () => void;
}

/** Asks before many failed sessions are sent again. */
export function ReplayAllDialog({ filter, total, onClose }: ReplayAllDialogProps) {
  const [id] = useState(() => `rep_${crypto.randomUUID()}`);
  const replayAll = useReplayAll(id);
  const sessions = total === 1 ? '1 session' : `${total} sessions`;
  return (
    <Dialog title={`Replay ${sessions}?`} onClose={onClose}>
      <p>Each is read again from its events. It goes on when you leave this page, and none is counted twice.</p>
      {replayAll.isError && <FailureLine error={replayAll.error} />}
      <div className={styles.dialogActions}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Not now
        </Button>
        <Button loading={replayAll.isPending} onClick={() => replayAll.mutate(filter, { onSuccess: onClose })}>
          Replay {sessions}
        </Button>
      </div>
    </Dialog>
  );
}
