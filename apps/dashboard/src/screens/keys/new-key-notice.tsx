import type { WholeKey } from '@crow/contracts';
import { Button } from '@mantine/core';
import { CodeBlock } from '../../components/code-block.tsx';
import styles from './keys.module.css';

/** A key that was just made, whole; the list shows its beginning only. */
export function NewKeyNotice({ made, onClose }: { made: WholeKey; onClose: () => void }) {
  return (
    <div className={styles.form}>
      <p>
        {made.kind === 'publishable'
          ? 'Put it into your shop. Revealing it again later is recorded in the audit log.'
          : 'Keep it on your server only: who has it reads your sessions. Revealing it again later is recorded in the audit log.'}
      </p>
      <CodeBlock code={made.key} label={`the key ${made.name}`} />
      <div className={styles.dialogActions}>
        <Button onClick={onClose} data-autofocus>
          Done
        </Button>
      </div>
    </div>
  );
}
