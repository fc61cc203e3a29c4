import type { Quarantine } from '@crow/contracts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FailureLine } from '../../components/failure-line.tsx';
import { Moment } from '../../components/moment.tsx';
import { Tag, Tags } from '../../components/tags.tsx';
import { PurgeDialog } from './purge-dialog.tsx';
import { PurgeState } from './purge-state.tsx';
import styles from './quarantine.module.css';
import { useLift } from './quarantine-queries.ts';
import { countWords, STATE_WORDS, spanWords } from './quarantine-words.ts';

/** One quarantine: what it covers, where it stands, and what can be done with it. */
export function QuarantineRow({ quarantine }: { quarantine: Quarantine }) {
  const { keyId, keyName, state, counts, createdAt, liftedAt, purge } = quarantine;
  const { words, tone } = STATE_WORDS[state];
  const hides = counts.sessions + counts.mixed > 0;
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <h2>
          <Link to="/keys" search={{ key: keyId }}>
            <bdi>{keyName}</bdi>
          </Link>
        </h2>
        <Tags>
          <Tag tone={tone}>{words}</Tag>
        </Tags>
      </div>
      <p className={styles.span}>
        <bdi>{spanWords(quarantine)}</bdi>
      </p>
      <p className={styles.facts}>
        {countWords(counts)} · since <Moment at={createdAt} />
        {liftedAt !== undefined && (
          <>
            {' · lifted '}
            <Moment at={liftedAt} />
          </>
        )}
        {state !== 'lifted' && hides && (
          <>
            {' · '}
            <Link to="/sessions" search={{ quarantine: 'only' }}>
              Look at what is hidden
            </Link>
          </>
        )}
      </p>
      {purge && <PurgeState purge={purge} state={state} />}
      <Actions quarantine={quarantine} />
    </li>
  );
}

function Actions({ quarantine }: { quarantine: Quarantine }) {
  const { quarantineId, keyName, state, counts } = quarantine;
  const [isAsking, setAsking] = useState(false);
  const lift = useLift();
  if (state === 'lifted' || state === 'purging') return null;
  const mayErase = state === 'active' || counts.mixed > 0;
  return (
    <div className={styles.actions}>
      {lift.isError && <FailureLine error={lift.error} />}
      <Button
        size="compact-sm"
        variant="default"
        loading={lift.isPending}
        onClick={() => lift.mutate(quarantineId)}
        aria-label={`Lift the quarantine of ${keyName}`}
      >
        Lift
      </Button>
      {mayErase && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => setAsking(true)}
          aria-label={`Erase for good… traffic of ${keyName}`}
        >
          Erase for good…
        </Button>
      )}
      {isAsking && <PurgeDialog quarantine={quarantine} onClose={() => setAsking(false)} />}
    </div>
  );
}
