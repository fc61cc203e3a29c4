import type { KeySummary } from '@crow/contracts';
import { Button } from '@mantine/core';
import { Dialog } from '../../components/dialog.tsx';
import { toldProblem } from '../../components/notice.tsx';
import styles from './install.module.css';
import { useRevokeKey } from './key-changes.ts';

/** Asks before a key stops working for good. */
export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: KeySummary; onClose: () => void }) {
  const revoke = useRevokeKey();
  return (
    <Dialog title="Revoke this key?" onClose={onClose}>
      <p>
        Shops that use <strong>{apiKey.name}</strong> stop sending events within a second. This can’t be undone.
      </p>
      {revoke.isError && (
        <p role="alert" className={styles.failure}>
          {toldProblem(revoke.error).title}. {toldProblem(revoke.error).detail}
        </p>
      )}
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
