import type { EventType } from '@crow/contracts';
import { Link } from '@tanstack/react-router';
import { EventIcon } from '../../components/event-icon.tsx';
import { Ago } from '../../components/moment.tsx';
import { useLive } from '../../live/live-store.tsx';
import { labelWords } from '../../words/event-words.ts';
import { pathOf } from '../../words/place-words.ts';
import styles from './live.module.css';

const SHOWN = 24;

const EVENT_WORDS: Record<EventType, string> = {
  page_view: 'Opened',
  click: 'Clicked',
  rage_click: 'Clicked again and again',
  dead_click: 'Clicked in vain',
  form_submit: 'Sent a form',
  form_focus: 'Went to a field',
  form_blur: 'Left a field',
  form_error: 'Was refused',
  form_abandon: 'Left a form',
  product_view: 'Looked at',
  performance: 'Page measured',
  error: 'Met an error',
  request_failed: 'Met a failed request',
  custom: 'Did',
  identify: 'Became known',
  group: 'Acts for',
  alias: 'Is the same person as',
};

/** Events as they arrive, the newest on top. */
export function EventStream() {
  const recent = useLive((state) => state.recent);
  const offsetMs = useLive((state) => state.clockOffsetMs);
  return (
    <section className={styles.stream} aria-label="Arriving events">
      <h2>Arriving events</h2>
      {recent.length === 0 ? (
        <p className={styles.quiet}>No events in the last moments.</p>
      ) : (
        <ol>
          {recent.slice(0, SHOWN).map((event) => (
            <li key={event.number}>
              <Link to="/sessions/$sessionId" params={{ sessionId: event.sessionId }} className={styles.event}>
                <EventIcon type={event.type} />
                <span className={styles.eventText}>
                  <span>
                    {EVENT_WORDS[event.type]}{' '}
                    {event.label && <bdi className={styles.label}>{labelWords(event.type, event.label)}</bdi>}
                  </span>
                  <bdi className={styles.eventPath}>{pathOf(event.path)}</bdi>
                </span>
                <span className={styles.eventTime}>
                  <Ago at={event.at} offsetMs={offsetMs} />
                </span>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
