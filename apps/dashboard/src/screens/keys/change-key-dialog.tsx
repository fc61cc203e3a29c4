import type { KeySummary } from '@crow/contracts';
import { useChangeKey } from '../../api/key-changes.ts';
import { Dialog } from '../../components/dialog.tsx';
import { localDateTime } from '../../words/time-words.ts';
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
        onSubmit={(settings) => {
          // The field shows minutes: a time that looks as before is left as it was, to the second.
          const kept = localDateTime(settings.expiresAt) === localDateTime(apiKey.expiresAt);
          const changes = kept ? { ...settings, expiresAt: apiKey.expiresAt } : settings;
          change.mutate({ keyId: apiKey.keyId, changes }, { onSuccess: onClose });
        }}
        onClose={onClose}
      />
    </Dialog>
  );
}
