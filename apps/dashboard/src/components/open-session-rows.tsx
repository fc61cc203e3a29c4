import type { OpenSession } from '@crow/contracts';
import { Link } from '@tanstack/react-router';
import { useLive } from '../live/live-store.tsx';
import { counted } from '../words/number-words.ts';
import { countryName, deviceWords, pathOf, shortId } from '../words/place-words.ts';
import { readingWords } from '../words/reading-words.ts';
import { STATE_WORDS } from '../words/understanding-words.ts';
import { Ago } from './moment.tsx';
import styles from './open-session-rows.module.css';
import { Tag, type Tone } from './tags.tsx';

const TONES: Partial<Record<OpenSession['state'], Tone>> = { open: 'brass', parked: 'bad' };

/** Sessions that have no story yet: where they are and how far they came. */
export function OpenSessionRows({ sessions }: { sessions: OpenSession[] }) {
  const offsetMs = useLive((state) => state.clockOffsetMs);
  return (
    <ul className={styles.rows}>
      {sessions.map((session) => (
        <li key={session.sessionId}>
          <Link to="/sessions/$sessionId" params={{ sessionId: session.sessionId }} className={styles.row}>
            <Tag tone={TONES[session.state] ?? 'quiet'}>{STATE_WORDS[session.state]}</Tag>
            <span className={styles.where}>
              <bdi className={styles.path}>{pathOf(session.path)}</bdi>
              <span className={styles.who}>{whoIsIt(session)}</span>
              {session.reading && <bdi className={styles.soFar}>{readingWords(session.reading)}</bdi>}
            </span>
            <span className={styles.figures}>
              <span>{counted(session.events, 'event')}</span>
              <Ago at={session.lastActivityAt} offsetMs={offsetMs} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function whoIsIt({ visitorId, sessionId, deviceType, country }: OpenSession): string {
  const parts = [
    visitorId ? `Visitor ${shortId(visitorId)}` : `Session ${shortId(sessionId)}`,
    deviceType && deviceWords(deviceType),
    country && countryName(country),
  ];
  return parts.filter(Boolean).join(' · ');
}
