import { MODEL_MADE, type ModelMade, type ReanalysisScope } from '@crow/contracts';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { keysQuery } from '../../api/queries.ts';
import { reanalysisPreviewQuery, useReanalyze } from '../../api/reanalyses.ts';
import { FailureLine } from '../../components/failure-line.tsx';
import { MODEL_MADE_WORDS } from '../../words/reanalysis-words.ts';
import { localDateTime } from '../../words/time-words.ts';
import { type DaysForm, periodOf } from './period-of.ts';
import { PreviewLine } from './preview-line.tsx';
import styles from './reanalyses.module.css';

const DAYS_BACK_MS = 30 * 86_400_000;
const ALL_KEYS = 'all';

/** Which sessions to read again, how many that are, and what to do with what changes. */
export function NewReanalysis() {
  const navigate = useNavigate();
  const [id] = useState(() => `rea_${crypto.randomUUID()}`);
  const [days, setDays] = useState<DaysForm>(() => ({
    first: localDateTime(Date.now() - DAYS_BACK_MS).slice(0, 10),
    last: localDateTime(Date.now()).slice(0, 10),
  }));
  const [key, setKey] = useState(ALL_KEYS);
  const [onlyOlder, setOnlyOlder] = useState(true);
  const [modelMade, setModelMade] = useState<ModelMade>('leave');
  const [stores, setStores] = useState(false);
  const { data: keys } = useQuery(keysQuery);
  const reanalyze = useReanalyze();
  const period = periodOf(days);
  const scope = period && { ...period, keyId: key === ALL_KEYS ? null : key, onlyOlder, modelMade };
  const preview = useQuery({ ...reanalysisPreviewQuery(scope ?? NOTHING), enabled: scope !== null });
  return (
    <section className={styles.fresh} aria-labelledby="new-reanalysis">
      <h2 id="new-reanalysis">Read sessions again</h2>
      <p className={styles.hint}>
        Each is read from its raw events, with the products that you sold at that time. Visitors who are here now go
        first. Nothing is billed again.
      </p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!scope) return;
          const open = () => void navigate({ to: '/reanalyses/$reanalysisId', params: { reanalysisId: id } });
          reanalyze.mutate({ id, ...scope, stores }, { onSuccess: open });
        }}
      >
        <div className={styles.pair}>
          <TextInput
            label="First day"
            description="Sessions that began on it, your local time."
            type="date"
            value={days.first}
            onChange={(event) => setDays({ ...days, first: event.currentTarget.value })}
          />
          <TextInput
            label="Last day"
            description="This day included."
            type="date"
            value={days.last}
            onChange={(event) => setDays({ ...days, last: event.currentTarget.value })}
          />
        </div>
        <NativeSelect
          label="Came with"
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          data={[
            { value: ALL_KEYS, label: 'Any key' },
            ...(keys?.keys ?? []).map(({ keyId, name }) => ({ value: keyId, label: name })),
          ]}
        />
        <Checkbox
          label="Only sessions that an older analyst read"
          checked={onlyOlder}
          onChange={(event) => setOnlyOlder(event.currentTarget.checked)}
        />
        <NativeSelect
          label="Sessions that a language model told"
          value={modelMade}
          // The choices are those of the list.
          onChange={(event) => setModelMade(event.currentTarget.value as ModelMade)}
          data={MODEL_MADE.map((value) => ({ value, label: MODEL_MADE_WORDS[value] }))}
        />
        <NativeSelect
          label="What changed"
          description={
            stores ? 'The old reading can still be looked at beside the new one.' : 'You can store it afterwards.'
          }
          value={stores ? 'store' : 'compare'}
          onChange={(event) => setStores(event.currentTarget.value === 'store')}
          data={[
            { value: 'compare', label: 'Only show it' },
            { value: 'store', label: 'Put it in the place of the old reading' },
          ]}
        />
        {scope ? <PreviewLine preview={preview} /> : <p role="status">The last day must not be before the first.</p>}
        {reanalyze.isError && <FailureLine error={reanalyze.error} />}
        <div className={styles.actions}>
          <Button variant="default" onClick={() => void navigate({ to: '/reanalyses', search: {} })}>
            Cancel
          </Button>
          <Button type="submit" disabled={!scope || !preview.data?.sessions} loading={reanalyze.isPending}>
            {stores ? 'Read again and store' : 'Read again and compare'}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** Asked for while the form names no period; its answer is not shown. */
const NOTHING: ReanalysisScope = { from: 0, to: 1, keyId: null, onlyOlder: false, modelMade: 'leave' };
