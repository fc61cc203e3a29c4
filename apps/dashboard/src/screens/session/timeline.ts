import { type Interaction, pagePerformances, type SessionEvent } from '@crow/contracts';
import { productLooks } from './product-looks.ts';

/** The events of one stay on one page. */
export interface PageVisit {
  /** Id of its first event. */
  key: string;
  url?: string;
  title?: string;
  startedAt: number;
  /** Until the next page, or the last event here. */
  durationMs: number;
  events: SessionEvent[];
}

/** Events as they are shown, and for those that are shown as part of another one that event's id. */
export interface ToldEvents {
  events: SessionEvent[];
  shownAs: ReadonlyMap<string, string>;
}

/** Tells a page's performance once, and a look at a product: their parts become one event in the place of the first. */
export function toldOnce(events: SessionEvent[]): ToldEvents {
  const whole = new Map<string, SessionEvent>();
  const shownAs = new Map<string, string>();
  for (const { parts, ...told } of [...pagePerformances(events), ...productLooks(events)]) {
    const [first, ...rest] = parts;
    if (!first || rest.length === 0) continue;
    whole.set(first.id, { ...first, ...told });
    for (const { id } of rest) shownAs.set(id, first.id);
  }
  return { events: events.filter(({ id }) => !shownAs.has(id)).map((event) => whole.get(event.id) ?? event), shownAs };
}

/**
 * Cuts a session's events, in their order, into stays on pages. What a page tells of its performance belongs to the
 * stay there, also when it is told later: a measurement brings nobody back.
 */
export function visitsOf(events: SessionEvent[]): PageVisit[] {
  const visits: PageVisit[] = [];
  for (const event of events) {
    const current = visits.at(-1);
    const measured = event.type === 'performance' ? visits.findLast(({ url }) => url === event.url) : undefined;
    if (measured && measured !== current) {
      measured.events.push(event);
      continue;
    }
    if (!current || startsVisit(event, current)) {
      if (current) current.durationMs = Math.max(0, event.ts - current.startedAt);
      visits.push(newVisit(event));
      continue;
    }
    current.events.push(event);
    current.durationMs = Math.max(current.durationMs, event.ts - current.startedAt);
    if (current.title === undefined && event.title) current.title = event.title;
  }
  return visits;
}

function startsVisit(event: SessionEvent, current: PageVisit): boolean {
  if (event.type === 'page_view') return true;
  return event.url !== undefined && event.url !== current.url;
}

function newVisit(event: SessionEvent): PageVisit {
  return {
    key: event.id,
    ...(event.url === undefined ? {} : { url: event.url }),
    ...(event.title ? { title: event.title } : {}),
    startedAt: event.ts,
    durationMs: 0,
    events: [event],
  };
}

/** The place of a statement: `<interaction>-<statement>`, both counted from 0, as in the address. */
export type StatementPlace = string;

/** Ids of the shown events that each statement rests on, by its place. */
export function evidenceByStatement(
  interactions: Interaction[],
  shownAs: ToldEvents['shownAs'],
): Map<StatementPlace, string[]> {
  const shown = (ids: string[]) => [...new Set(ids.map((id) => shownAs.get(id) ?? id))];
  const places = interactions.flatMap((interaction, i) =>
    interaction.statements.map((statement, s): [StatementPlace, string[]] => [`${i}-${s}`, shown(statement.evidence)]),
  );
  return new Map(places);
}

/** The reverse: places of the statements that rest on an event. */
export function statementsOn(evidence: Map<StatementPlace, string[]>, eventId: string): Set<StatementPlace> {
  const resting = [...evidence].filter(([, ids]) => ids.includes(eventId));
  return new Set(resting.map(([place]) => place));
}
