import type { KeySummary } from '@crow/contracts';
import { Button } from '@mantine/core';
import { useRevokeKey } from '../../api/key-changes.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FailureLine } from '../../components/failure-line.tsx';
import styles from './keys.module.css';

/** Asks before a key stops working for good. */
export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: KeySummary; onClose: () => void }) {
  const revoke = useRevokeKey();
  return (
    <Dialog title="Revoke this key?" onClose={onClose}>
      <p>
        {apiKey.kind === 'publishable' ? 'Shops that use ' : 'Servers that use '}
        <strong>{apiKey.name}</strong>
        {apiKey.kind === 'publishable' ? ' stop sending events' : ' can’t read any more'} within a second. This can’t be
        undone.
      </p>
      {revoke.isError && <FailureLine error={revoke.error} />}
      <div className={styles.dialogActions}>
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep it
        </Button>
        <Button
          className={styles.danger}
          loading={revoke.isPending}
          onClick={() => revoke.mutate(apiKey.keyId, { onSuccess: onClose })}
        >
          Revoke the key
        </Button>
      </div>
    </Dialog>
  );
}
