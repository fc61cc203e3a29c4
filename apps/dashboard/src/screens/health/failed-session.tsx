import type { DeadLetter } from '@crow/contracts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Moment } from '../../components/moment.tsx';
import { toldProblem } from '../../components/notice.tsx';
import { Tag, Tags } from '../../components/tags.tsx';
import { shortId } from '../../words/place-words.ts';
import { PROCESSING_WORDS } from '../../words/stage-words.ts';
import { useReplay } from './dead-letters.ts';
import styles from './health.module.css';

/** One session that could not be read: where it failed, why, and another try. */
export function FailedSession({ letter, mayReplay }: { letter: DeadLetter; mayReplay: boolean }) {
  const replay = useReplay();
  return (
    <li className={styles.failed}>
      <div className={styles.what}>
        <Tags>
          <Tag>{PROCESSING_WORDS[letter.stage as keyof typeof PROCESSING_WORDS] ?? letter.stage}</Tag>
          {letter.kind === 'permanent' ? (
            <Tag tone="bad">Fails every time</Tag>
          ) : (
            <Tag tone="brass">May work later</Tag>
          )}
        </Tags>
        <p className={styles.reason}>
          <bdi>{letter.reason}</bdi>
        </p>
        <p className={styles.facts}>
          <Link to="/sessions/$sessionId" params={{ sessionId: letter.sessionId }}>
            Session {shortId(letter.sessionId)}
          </Link>
          {letter.revision > 1 && ` · revision ${letter.revision}`}
          {' · failed '}
          <Moment at={letter.failedAt} />
          {letter.tries > 1 && ` · ${letter.tries} times`}
          {letter.retryAt !== undefined && (
            <>
              {' · tried again by itself '}
              <Moment at={letter.retryAt} />
            </>
          )}
          {letter.replayedAt !== undefined && (
            <>
              {' · tried again '}
              <Moment at={letter.replayedAt} />
            </>
          )}
        </p>
        <p className={styles.facts}>
          Its events: <code className={styles.place}>{letter.archiveKey}</code>
        </p>
        {replay.isError && (
          <p role="alert" className={styles.failure}>
            {toldProblem(replay.error).title}. {toldProblem(replay.error).detail}
          </p>
        )}
      </div>
      {mayReplay && (
        <Button
          variant="default"
          loading={replay.isPending}
          disabled={replay.isSuccess}
          onClick={() => replay.mutate(letter.id)}
          aria-label={replay.isSuccess ? undefined : `Replay session ${shortId(letter.sessionId)}`}
        >
          {replay.isSuccess ? 'Sent again' : 'Replay'}
        </Button>
      )}
    </li>
  );
}
