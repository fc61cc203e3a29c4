import type { KeySummary } from '@crow/contracts';
import { Button } from '@mantine/core';
import type { KeyDialog } from './key-row.tsx';
import styles from './keys.module.css';

const ACTIONS: { dialog: KeyDialog; label: string }[] = [
  { dialog: 'change', label: 'Edit' },
  { dialog: 'rotate', label: 'Rotate' },
  { dialog: 'revoke', label: 'Revoke' },
];

/** What can be done with a key that works. One that is being replaced has its successor already. */
export function KeyActions({ apiKey, onOpen }: { apiKey: KeySummary; onOpen: (dialog: KeyDialog) => void }) {
  const offered = ACTIONS.filter(({ dialog }) => dialog !== 'rotate' || apiKey.replacedBy === null);
  return (
    <div className={styles.actions}>
      {offered.map(({ dialog, label }) => (
        <Button
          key={dialog}
          size="compact-sm"
          variant="default"
          className={dialog === 'revoke' ? styles.revoke : undefined}
          onClick={() => onOpen(dialog)}
          aria-label={`${label} the key ${apiKey.name}`}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
