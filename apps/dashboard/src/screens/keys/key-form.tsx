import { KEY_BOUNDS, type KeyKind, type KeySettings, type KeySummary } from '@crow/contracts';
import { Button, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { FailureLine } from '../../components/failure-line.tsx';
import { localDateTime } from '../../words/time-words.ts';
import styles from './keys.module.css';
import { type FieldErrors, readKeyForm } from './read-key-form.ts';

interface KeyFormProps {
  kind: KeyKind;
  /** The key as it is; absent for a new one. */
  stored?: KeySummary;
  submitLabel: string;
  pending: boolean;
  error: unknown;
  onSubmit: (settings: KeySettings) => void;
  onClose: () => void;
  /** Stands above the fields. */
  children?: ReactNode;
}

/** Name and limits of a key. */
export function KeyForm({ kind, stored, submitLabel, pending, error, onSubmit, onClose, children }: KeyFormProps) {
  const [errors, setErrors] = useState<FieldErrors>({});

  function submit(form: FormData) {
    const read = readKeyForm(form, Date.now());
    setErrors('errors' in read ? read.errors : {});
    if ('settings' in read) onSubmit(read.settings);
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      {children}
      <TextInput
        label="Name"
        name="name"
        placeholder={kind === 'publishable' ? 'Web shop' : 'Weekly report'}
        defaultValue={stored?.name}
        required
        withAsterisk={false}
        maxLength={KEY_BOUNDS.name}
      />
      {kind === 'publishable' && (
        <>
          <Textarea
            label="Allowed domains"
            description="One a line, such as shop.example or *.shop.example. Empty: from everywhere."
            name="origins"
            rows={3}
            defaultValue={stored?.allowedOrigins.join('\n')}
            error={errors.origins}
          />
          <div className={styles.pair}>
            <TextInput
              label="Events a second"
              description="Empty: no limit."
              name="perSecond"
              inputMode="numeric"
              defaultValue={stored?.rate?.perSecond}
              error={errors.rate}
            />
            <TextInput
              label="At once"
              description="Empty: ten seconds’ worth."
              name="burst"
              inputMode="numeric"
              defaultValue={stored?.rate?.burst}
            />
          </div>
        </>
      )}
      <TextInput
        label="Expires"
        description="Your local time. Empty: never."
        name="expires"
        type="datetime-local"
        defaultValue={localDateTime(stored?.expiresAt ?? null)}
        error={errors.expires}
      />
      {error !== null && error !== undefined && <FailureLine error={error} />}
      <div className={styles.dialogActions}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={pending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
