import type { SessionEvent } from '@crow/contracts';
import { Button } from '@mantine/core';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { counted } from '../../words/number-words.ts';
import { EventRow } from './event-row.tsx';
import { PageHeading } from './page-heading.tsx';
import styles from './timeline.module.css';
import { type PageVisit, visitsOf } from './timeline.ts';
import type { Evidence } from './use-evidence.ts';
import { useScrollToEvidence } from './use-scroll-to-evidence.ts';

/** Events drawn at first; a bot's ten thousand would stall the page. */
const FIRST_EVENTS = 300;

interface TimelineProps {
  events: SessionEvent[];
  /** Begin of the session, Unix milliseconds. */
  startedAt: number;
  evidence: Evidence;
}

/** What happened, in order, page by page. */
export function Timeline({ events, startedAt, evidence }: TimelineProps) {
  const box = useRef<HTMLElement>(null);
  const [wholeAsked, setWholeAsked] = useState(false);
  const visits = useMemo(() => visitsOf(events), [events]);
  const places = useMemo(() => new Map(events.map((event, index) => [event.id, index])), [events]);
  const firstPlace = evidence.firstLit === undefined ? undefined : places.get(evidence.firstLit);
  const whole = wholeAsked || events.length <= FIRST_EVENTS || (firstPlace ?? 0) >= FIRST_EVENTS;
  useScrollToEvidence(box, evidence.firstLit, whole);

  return (
    <section
      ref={box}
      className={styles.timeline}
      aria-label="Timeline"
      onKeyDown={(event) => walk(event, box.current)}
    >
      <h2 className={styles.timelineTitle}>What happened, event by event</h2>
      {events.length === 0 && <p className={styles.none}>No events are kept of this session.</p>}
      <ol>
        {(whole ? visits : firstVisits(visits, FIRST_EVENTS)).map((visit) => (
          <li key={visit.key} className={styles.visit}>
            <PageHeading visit={visit} sessionStartedAt={startedAt} />
            <ol>
              {visit.events.map((event) => (
                <EventRow
                  key={event.id}
                  event={event}
                  startedAt={startedAt}
                  cited={evidence.cited.has(event.id)}
                  lit={evidence.litEvents.has(event.id)}
                  onLook={evidence.lookAtEvent}
                />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {!whole && (
        <Button variant="default" onClick={() => setWholeAsked(true)}>
          Show {counted(events.length - FIRST_EVENTS, 'more event')}
        </Button>
      )}
    </section>
  );
}

function firstVisits(visits: PageVisit[], events: number): PageVisit[] {
  let left = events;
  return visits.flatMap((visit) => {
    if (left <= 0) return [];
    const shown = { ...visit, events: visit.events.slice(0, left) };
    left -= shown.events.length;
    return [shown];
  });
}

/** Up and down walk through the events, left goes back to a statement that rests on this one. */
function walk(event: KeyboardEvent, box: HTMLElement | null) {
  if (!box) return;
  if (event.key === 'ArrowLeft') {
    document.querySelector<HTMLElement>('button[aria-pressed][data-lit]')?.focus();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const rows = [...box.querySelectorAll<HTMLElement>('[id^="event-"]')];
  const next = rows[rows.indexOf(document.activeElement as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
