import { type KeySummary, ROTATION_OVERLAPS, type RotationOverlap } from '@crow/contracts';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useRotateKey } from '../../api/key-changes.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FailureLine } from '../../components/failure-line.tsx';
import styles from './keys.module.css';
import { NewKeyNotice } from './new-key-notice.tsx';

const OVERLAP_WORDS: Record<RotationOverlap, string> = {
  now: 'Not at all: it ends now',
  '1h': '1 hour',
  '24h': '24 hours',
  '7d': '7 days',
};

const OVERLAPS = (Object.keys(ROTATION_OVERLAPS) as RotationOverlap[]).map((value) => ({
  value,
  label: OVERLAP_WORDS[value],
}));

/** Replaces a key by a new one with the same settings; the old one goes on for a while. */
export function RotateKeyDialog({ apiKey, onClose }: { apiKey: KeySummary; onClose: () => void }) {
  const rotate = useRotateKey();
  const [overlap, setOverlap] = useState<RotationOverlap>('24h');
  if (rotate.data) {
    return (
      <Dialog key="made" title="Your new key" onClose={onClose}>
        <NewKeyNotice made={rotate.data} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog key="form" title="Rotate this key?" onClose={onClose}>
      <p>
        A new key with the same settings takes the place of <strong>{apiKey.name}</strong>. Put it everywhere the old
        one is used before that ends.
      </p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          rotate.mutate({ keyId: apiKey.keyId, overlap });
        }}
      >
        <NativeSelect
          label="The old key goes on for"
          data={OVERLAPS}
          value={overlap}
          onChange={(event) => setOverlap(event.currentTarget.value as RotationOverlap)}
        />
        {rotate.isError && <FailureLine error={rotate.error} />}
        <div className={styles.dialogActions}>
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button type="submit" loading={rotate.isPending}>
            Rotate the key
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
