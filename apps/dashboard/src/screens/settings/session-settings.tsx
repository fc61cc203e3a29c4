import type { OrganizationSettings } from '@crow/contracts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FailureLine } from '../../components/failure-line.tsx';
import { duration } from '../../words/time-words.ts';
import { readIdleTime, type Unit, writeIdleTime } from './idle-time.ts';
import styles from './settings.module.css';
import { useChangeSettings } from './settings-query.ts';

const UNITS: { value: Unit; label: string }[] = [
  { value: 's', label: 'seconds' },
  { value: 'min', label: 'minutes' },
  { value: 'h', label: 'hours' },
];

/** When a visit counts as complete. */
export function SessionSettings({ settings, mayManage }: { settings: OrganizationSettings; mayManage: boolean }) {
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Sessions</h2>
      <p className={styles.about}>
        A visit is complete, and is understood, when nothing has happened for this long. Shorter: you read about it
        sooner, but who comes back from a coffee begins another visit.
      </p>
      {mayManage ? (
        <IdleTimeForm idleMs={settings.idleMs} />
      ) : (
        <p>
          Idle time: <strong>{duration(settings.idleMs)}</strong>. Owners and admins can change it.
        </p>
      )}
    </section>
  );
}

function IdleTimeForm({ idleMs }: { idleMs: number }) {
  const change = useChangeSettings();
  const [{ value, unit }, setWritten] = useState(writeIdleTime(idleMs));
  const [wrong, setWrong] = useState<string>();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const read = readIdleTime(value, unit);
        setWrong(typeof read === 'number' ? undefined : read.error);
        if (typeof read === 'number') change.mutate({ idleMs: read });
      }}
    >
      <div className={styles.fields}>
        <TextInput
          label="Idle time"
          inputMode="decimal"
          value={value}
          onChange={(event) => setWritten({ value: event.currentTarget.value, unit })}
          error={wrong}
        />
        <NativeSelect
          label="Unit"
          data={UNITS}
          value={unit}
          onChange={(event) => setWritten({ value, unit: event.currentTarget.value as Unit })}
        />
      </div>
      {change.isError && <FailureLine error={change.error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={change.isPending}>
          Save
        </Button>
        <p role="status" className={styles.saved}>
          {change.isSuccess && `Saved: ${duration(change.data.idleMs)}, from the next events on.`}
        </p>
      </div>
    </form>
  );
}
