import type { ErasedCounts, QuarantinePurge, QuarantineState } from '@crow/contracts';
import { Moment } from '../../components/moment.tsx';
import { count, counted } from '../../words/number-words.ts';
import styles from './quarantine.module.css';
import { STORE_WORDS } from './quarantine-words.ts';

/** How far it is with erasing, and what was removed from which store. */
export function PurgeState({ purge, state }: { purge: QuarantinePurge; state: QuarantineState }) {
  const { begunAt, endedAt, waiting, settling, erased, includesMixed } = purge;
  const isRunning = state === 'purging';
  return (
    <section className={styles.preview} aria-label="Erased for good">
      <p role="status">
        {isRunning ? (
          <>
            Erasing since <Moment at={begunAt} />: <strong>{counted(erased.sessions, 'session')}</strong> erased
            {waiting > 0 && `, ${counted(waiting, 'session')} to go`}
          </>
        ) : (
          <>
            <strong>{counted(erased.sessions, 'session')}</strong> erased for good
            {endedAt !== undefined && (
              <>
                {' · '}
                <Moment at={endedAt} />
              </>
            )}
            {waiting > 0 && ` · ${counted(waiting, 'more session')} being erased`}
          </>
        )}
      </p>
      {isRunning && waiting > 0 && (
        <progress
          className={styles.progress}
          aria-label="Sessions erased"
          value={erased.sessions}
          max={erased.sessions + waiting}
        />
      )}
      <ul className={styles.remarks}>
        {settling > 0 && (
          <li>
            {counted(settling, 'session')} looked at once more in some minutes, for what was on its way to a store.
          </li>
        )}
        <li>{includesMixed ? 'Mixed sessions are erased as well.' : 'Mixed sessions are not erased.'}</li>
      </ul>
      {erased.sessions > 0 && <RemovedByStore erased={erased} />}
    </section>
  );
}

function RemovedByStore({ erased }: { erased: ErasedCounts }) {
  return (
    <dl className={styles.stores} aria-label="Removed, by what held it">
      {STORE_WORDS.map(([name, words]) => (
        <div key={name}>
          <dt>{words}</dt>
          <dd>{count(erased[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
