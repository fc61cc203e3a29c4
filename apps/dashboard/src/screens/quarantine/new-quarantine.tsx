import type { QuarantineRequest } from '@crow/contracts';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { keysQuery } from '../../api/queries.ts';
import { FailureLine } from '../../components/failure-line.tsx';
import { localDateTime } from '../../words/time-words.ts';
import { PreviewOf } from './preview-of.tsx';
import styles from './quarantine.module.css';
import { originsQuery, useQuarantine } from './quarantine-queries.ts';
import { originWords } from './quarantine-words.ts';

const DAY_MS = 86_400_000;
const EVERYWHERE = 'everywhere';

/** Which traffic of a key to hide, what that would be, and the button that does it. */
export function NewQuarantine({ keyId }: { keyId: string }) {
  const navigate = useNavigate();
  const { data: keys } = useQuery(keysQuery);
  const make = useQuarantine();
  const [from, setFrom] = useState(() => localDateTime(Date.now() - DAY_MS));
  const [to, setTo] = useState(() => localDateTime(Date.now()));
  const [isOpenEnded, setOpenEnded] = useState(true);
  const [origin, setOrigin] = useState(EVERYWHERE);
  const name = keys?.keys.find((key) => key.keyId === keyId)?.name ?? keyId;
  const span = spanOf({ keyId, from, to: isOpenEnded ? null : to, origin });
  const close = () => void navigate({ to: '/quarantine', search: {} });
  return (
    <section className={styles.fresh} aria-labelledby="new-quarantine">
      <h2 id="new-quarantine">
        Quarantine traffic of <bdi>{name}</bdi>
      </h2>
      <p className={styles.hint}>
        Nothing is erased: what is hidden comes back as it was when you lift the quarantine. You can erase it for good
        later.
      </p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (span) make.mutate(span, { onSuccess: close });
        }}
      >
        <div className={styles.pair}>
          <TextInput
            label="Arrived from"
            description="Your local time."
            type="datetime-local"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            label="Arrived before"
            description={isOpenEnded ? 'No end: what is still to come, too.' : 'Your local time.'}
            type="datetime-local"
            value={isOpenEnded ? '' : to}
            disabled={isOpenEnded}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </div>
        <Checkbox
          label="Until I lift it, also what is still to come"
          checked={isOpenEnded}
          onChange={(event) => setOpenEnded(event.currentTarget.checked)}
        />
        <OriginChoice keyId={keyId} origin={origin} onChange={setOrigin} />
        {span ? <PreviewOf span={span} /> : <p role="status">The end must be after the begin.</p>}
        {make.isError && <FailureLine error={make.error} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" disabled={!span} loading={make.isPending}>
            Hide this traffic
          </Button>
        </div>
      </form>
    </section>
  );
}

function OriginChoice({ keyId, origin, onChange }: { keyId: string; origin: string; onChange: (to: string) => void }) {
  const { data: usage } = useQuery(originsQuery(keyId));
  const known = (usage?.origins ?? []).filter((one) => one.origin !== 'others');
  return (
    <NativeSelect
      label="Came from"
      description="Pages say it themselves, so a script can claim any domain."
      value={origin}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: EVERYWHERE, label: 'Everywhere' },
        ...known.map((one) => ({ value: `of ${one.origin}`, label: originWords(one.origin) })),
      ]}
    />
  );
}

/** What the form says; null when it says no time. */
function spanOf(form: { keyId: string; from: string; to: string | null; origin: string }): QuarantineRequest | null {
  const from = new Date(form.from).getTime();
  const to = form.to === null ? null : new Date(form.to).getTime();
  if (Number.isNaN(from) || (to !== null && !(to > from))) return null;
  return { keyId: form.keyId, from, to, origin: form.origin === EVERYWHERE ? null : form.origin.slice('of '.length) };
}
