import type { KeySummary } from '@crow/contracts';
import { useChangeKey } from '../../api/key-changes.ts';
import { Dialog } from '../../components/dialog.tsx';
import { KeyForm } from './key-form.tsx';

/** Renames a key and changes its limits; it stays the same key. */
export function ChangeKeyDialog({ apiKey, onClose }: { apiKey: KeySummary; onClose: () => void }) {
  const change = useChangeKey();
  return (
    <Dialog title="Edit this key" onClose={onClose}>
      <KeyForm
        kind={apiKey.kind}
        stored={apiKey}
        submitLabel="Save"
        pending={change.isPending}
        error={change.error}
        onSubmit={(changes) => change.mutate({ keyId: apiKey.keyId, changes }, { onSuccess: onClose })}
        onClose={onClose}
      />
    </Dialog>
  );
}
