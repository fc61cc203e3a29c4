import type { DeadLetterFilter, DeadLetterMessage } from '@crow/contracts';
import { NativeSelect, TextInput } from '@mantine/core';
import { PROCESSING_WORDS } from '../../words/stage-words.ts';
import styles from './health.module.css';

const HOUR_MS = 3_600_000;
const PERIODS = [
  { value: '', label: 'Any time' },
  { value: '1', label: 'Last hour' },
  { value: '24', label: 'Last 24 hours' },
  { value: '168', label: 'Last 7 days' },
];

/** Which failed sessions to show, and to replay together. */
export function FailedFilters({
  onChange,
}: {
  onChange: (change: Partial<Record<keyof DeadLetterFilter, unknown>>) => void;
}) {
  return (
    <search className={styles.filters} aria-label="Filter failed sessions">
      <NativeSelect
        aria-label="Stage"
        data={[
          { value: '', label: 'Every stage' },
          ...Object.entries(PROCESSING_WORDS).map(([value, label]) => ({ value, label })),
        ]}
        onChange={(event) => onChange({ stage: (event.target.value || undefined) as DeadLetterMessage['stage'] })}
      />
      <NativeSelect
        aria-label="Failed"
        data={PERIODS}
        onChange={(event) => {
          const hours = Number(event.target.value);
          onChange({ since: hours > 0 ? Date.now() - hours * HOUR_MS : undefined });
        }}
      />
      <TextInput
        aria-label="Reason contains"
        placeholder="Reason contains …"
        maxLength={200}
        onChange={(event) => onChange({ reason: event.target.value.trim() || undefined })}
      />
    </search>
  );
}
