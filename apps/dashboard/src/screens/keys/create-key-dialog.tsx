import type { KeyKind } from '@crow/contracts';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useCreateKey } from '../../api/key-changes.ts';
import { Dialog } from '../../components/dialog.tsx';
import { KeyForm } from './key-form.tsx';
import { KIND_MEANING, KIND_WORDS } from './key-words.ts';
import styles from './keys.module.css';
import { NewKeyNotice } from './new-key-notice.tsx';

const KINDS = (['publishable', 'secret'] as const).map((value) => ({ value, label: KIND_WORDS[value] }));

/** Says what a new key is for and where it may be used, then shows it. */
export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const create = useCreateKey();
  const [kind, setKind] = useState<KeyKind>('publishable');
  if (create.data) {
    return (
      <Dialog key="made" title="Your new key" onClose={onClose}>
        <NewKeyNotice made={create.data} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog key="form" title="Create an API key" onClose={onClose}>
      <KeyForm
        kind={kind}
        submitLabel="Create"
        pending={create.isPending}
        error={create.error}
        onSubmit={(settings) => create.mutate({ kind, ...settings })}
        onClose={onClose}
      >
        <div className={styles.kind}>
          <SegmentedControl
            aria-label="Kind"
            data={KINDS}
            value={kind}
            onChange={(chosen) => setKind(chosen as KeyKind)}
          />
          <p>{KIND_MEANING[kind]}</p>
        </div>
      </KeyForm>
    </Dialog>
  );
}
