import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { toldProblem } from '../../components/notice.tsx';
import styles from './install.module.css';
import { useCreateKey } from './key-changes.ts';
import { readOrigins } from './origins.ts';

/** Names a new key and says where it may be used. */
export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const create = useCreateKey();
  const [unreadable, setUnreadable] = useState<string[]>([]);

  function submit(form: FormData) {
    const read = readOrigins(String(form.get('origins')));
    setUnreadable(read.unreadable);
    if (read.unreadable.length > 0) return;
    create.mutate({ name: String(form.get('name')).trim(), allowedOrigins: read.origins }, { onSuccess: onClose });
  }

  return (
    <Dialog title="Create an API key" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        <TextInput label="Name" name="name" placeholder="Web shop" required withAsterisk={false} maxLength={100} />
        <Textarea
          label="Allowed origins"
          description="One a line, such as shop.example or *.shop.example. Empty: from everywhere."
          name="origins"
          rows={3}
          error={unreadable.length > 0 ? `Not a host name: ${unreadable.join(', ')}` : undefined}
        />
        {create.isError && (
          <p role="alert" className={styles.failure}>
            {toldProblem(create.error).title}. {toldProblem(create.error).detail}
          </p>
        )}
        <div className={styles.dialogActions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Create
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
