import type { SessionEvent } from '@crow/contracts';
import { Fragment, memo } from 'react';
import { EventIcon } from '../../components/event-icon.tsx';
import { describeEvent } from '../../words/event-words.ts';
import { exactTime, sinceStart } from '../../words/time-words.ts';
import styles from './timeline.module.css';

interface EventRowProps {
  event: SessionEvent;
  startedAt: number;
  /** Some statement rests on it. */
  cited: boolean;
  lit: boolean;
  onLook: (eventId: string | undefined) => void;
}

/** Kinds that say little by themselves; drawn quietly. */
const QUIET: ReadonlySet<SessionEvent['type']> = new Set(['performance', 'form_focus', 'form_blur']);

/** One event in words. Memoized: lighting up evidence changes few of many rows. */
export const EventRow = memo(function EventRow({ event, startedAt, cited, lit, onLook }: EventRowProps) {
  const { lead, subject, details } = describeEvent(event);
  // Cited events take the focus, so that the reverse way, from an event to its statements, works by keyboard too.
  return (
    <li
      id={`event-${event.id}`}
      className={styles.event}
      data-lit={lit || undefined}
      data-cited={cited || undefined}
      data-quiet={QUIET.has(event.type) || undefined}
      tabIndex={cited ? 0 : -1}
      onPointerEnter={() => onLook(event.id)}
      onPointerLeave={() => onLook(undefined)}
      onFocus={() => onLook(event.id)}
      onBlur={() => onLook(undefined)}
    >
      <span className={styles.at} title={exactTime(event.ts)}>
        {sinceStart(event.ts - startedAt)}
      </span>
      <EventIcon type={event.type} />
      <span className={styles.eventText}>
        {lead} {subject !== undefined && <bdi className={styles.subject}>{subject}</bdi>}
        {details.length > 0 && (
          <span className={styles.details}>
            {[...new Set(details)].map((detail, index) => (
              <Fragment key={detail}>
                {index > 0 && ' · '}
                <bdi className={styles.detail}>{detail}</bdi>
              </Fragment>
            ))}
          </span>
        )}
      </span>
    </li>
  );
});
