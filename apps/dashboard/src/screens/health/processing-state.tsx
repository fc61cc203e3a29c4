import type { Replay } from '@crow/contracts';
import { useQuery } from '@tanstack/react-query';
import { Ago, Moment } from '../../components/moment.tsx';
import { pipelineQuery, replayQuery } from './dead-letters.ts';
import styles from './health.module.css';

/** What is late, and how far a replay of many has come; nothing when there is neither. */
export function ProcessingState() {
  const { data: pipeline } = useQuery(pipelineQuery);
  const { data: newest } = useQuery(replayQuery);
  return (
    <>
      {pipeline && pipeline.overdue > 0 && (
        <p role="status" className={styles.state}>
          {pipeline.overdue === 1 ? '1 session is' : `${pipeline.overdue} sessions are`} late
          {pipeline.oldestAt !== undefined && (
            <>
              , the oldest ended <Ago at={pipeline.oldestAt} />
            </>
          )}
          . They are sent again by themselves.
        </p>
      )}
      {newest?.replay && <ReplayState replay={newest.replay} />}
    </>
  );
}

function ReplayState({ replay }: { replay: Replay }) {
  const { state, total, replayed, failed, endedAt } = replay;
  const done = replayed + failed;
  return (
    <div role="status" className={styles.state}>
      <p>
        {state === 'running' ? 'Sending again: ' : 'Sent again: '}
        {replayed} of {total}
        {failed > 0 && `, ${failed} could not be sent`}
        {endedAt !== undefined && (
          <>
            {' · '}
            <Moment at={endedAt} />
          </>
        )}
      </p>
      {state === 'running' && <progress aria-label="Sessions sent again" value={done} max={Math.max(total, 1)} />}
    </div>
  );
}
