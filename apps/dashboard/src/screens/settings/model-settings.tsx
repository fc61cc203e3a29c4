import type { ModelPolicy, OrganizationSettings } from '@crow/contracts';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { FailureLine } from '../../components/failure-line.tsx';
import styles from './settings.module.css';
import { useChangeSettings } from './settings-query.ts';

const POLICIES: { value: ModelPolicy; label: string; description: string }[] = [
  {
    value: 'all',
    label: 'Every visit that has something to tell',
    description: 'Not programs, and not visits of a page or two.',
  },
  {
    value: 'interesting',
    label: 'Interesting visits only',
    description: 'Something in the cart, something in the way, or somebody with a question.',
  },
  { value: 'off', label: 'None', description: 'The built-in analyst reads all of them; nothing is sent.' },
];

/** Which visits a language model may read. */
export function ModelSettings({ settings, mayManage }: { settings: OrganizationSettings; mayManage: boolean }) {
  const chosen = POLICIES.find(({ value }) => value === settings.modelPolicy);
  return (
    <section aria-labelledby="model" className={styles.more}>
      <h2 id="model">Reading by a language model</h2>
      <p className={styles.about}>
        Where whoever runs CROW has set up a model (Google Gemini), it writes what visits mean, from a short, masked
        summary of each. Visits of people who did not agree to that are never sent.
      </p>
      {mayManage ? (
        <PolicyForm policy={settings.modelPolicy} />
      ) : (
        <p>
          Read by a model: <strong>{chosen?.label}</strong>. Owners and admins can change it.
        </p>
      )}
    </section>
  );
}

function PolicyForm({ policy }: { policy: ModelPolicy }) {
  const change = useChangeSettings();
  const [chosen, setChosen] = useState(policy);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ modelPolicy: chosen });
      }}
    >
      <NativeSelect
        label="Visits that a model may read"
        description={descriptionOf(chosen)}
        data={POLICIES.map(({ value, label }) => ({ value, label }))}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value as ModelPolicy)}
      />
      {change.isError && <FailureLine error={change.error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={change.isPending}>
          Save choice
        </Button>
        <p role="status" className={styles.saved}>
          {change.isSuccess && 'Saved, for visits that end from now on.'}
        </p>
      </div>
    </form>
  );
}

function descriptionOf(policy: ModelPolicy): string | undefined {
  return POLICIES.find(({ value }) => value === policy)?.description;
}
