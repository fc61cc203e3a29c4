/** Events of a session that came with one key, from pages of one origin, in minutes that follow each other. */
export interface Arrival {
  keyId: string;
  /** Of the page, as its browser said; empty for servers and apps, which send none. */
  origin: string;
  /** Begin of the first minute in which some of them came, Unix milliseconds. */
  from: number;
  /** End of the last of these minutes; not included. */
  until: number;
  events: number;
}

/** What some traffic is told apart by: the key it came with, when it arrived, and from where. */
export interface ArrivalSpan {
  keyId: string;
  /** Begin of the first minute, Unix milliseconds. */
  from: number;
  /** End of the last minute, not included; null: until further notice. */
  to: number | null;
  /** Only what came from pages of this origin (empty: servers and apps); null: from everywhere. */
  origin: string | null;
}

/** How much of a session came in a span: all of its events, only some of them, or none. */
export type Coverage = 'all' | 'some' | 'none';

/** Length of the steps in which arrivals are known. */
export const ARRIVAL_MINUTE_MS = 60_000;
/** Longest origin that is told apart; longer ones are cut, as in the uses of a key. */
export const ORIGIN_LENGTH = 200;
/** What origins are called that are too many to be told apart: anybody may send any. */
export const OTHER_ORIGINS = 'others';
/** Arrivals that are kept of one session. Of a session with more, the shortest pauses are left out, then what tells origins apart. */
export const MOST_ARRIVALS = 200;

/** One batch as an arrival of its minute. */
export function arrivalAt(at: number, batch: Pick<Arrival, 'keyId' | 'origin' | 'events'>): Arrival {
  const from = at - (at % ARRIVAL_MINUTE_MS);
  return { ...batch, from, until: from + ARRIVAL_MINUTE_MS };
}

/** Puts arrivals together: those of one key and origin that touch become one. In order of key, origin and time. */
export function mergeArrivals(arrivals: readonly Arrival[]): Arrival[] {
  const sorted = [...arrivals].sort(
    (a, b) => compare(a.keyId, b.keyId) || compare(a.origin, b.origin) || a.from - b.from,
  );
  const merged: Arrival[] = [];
  for (const arrival of sorted) {
    const last = merged.at(-1);
    if (last && isSameSource(last, arrival) && arrival.from <= last.until) join(last, arrival);
    else merged.push({ ...arrival });
  }
  while (merged.length > MOST_ARRIVALS && leaveOutShortestPause(merged));
  const isTooMany = merged.length > MOST_ARRIVALS && merged.some(({ origin }) => origin !== OTHER_ORIGINS);
  return isTooMany ? mergeArrivals(merged.map((arrival) => ({ ...arrival, origin: OTHER_ORIGINS }))) : merged;
}

/** How much of a session with these arrivals came in a span. */
export function coverageOf(arrivals: readonly Arrival[], span: ArrivalSpan): Coverage {
  let inside = 0;
  let touched = 0;
  for (const arrival of arrivals) {
    const { to } = span;
    const isOfSource = arrival.keyId === span.keyId && (span.origin === null || arrival.origin === span.origin);
    if (!isOfSource || arrival.until <= span.from || (to !== null && arrival.from >= to)) continue;
    touched += 1;
    if (arrival.from >= span.from && (to === null || arrival.until <= to)) inside += 1;
  }
  if (touched === 0) return 'none';
  return inside === arrivals.length ? 'all' : 'some';
}

function isSameSource(one: Arrival, other: Arrival): boolean {
  return one.keyId === other.keyId && one.origin === other.origin;
}

function join(earlier: Arrival, later: Arrival): void {
  earlier.until = Math.max(earlier.until, later.until);
  earlier.events += later.events;
}

/** @returns whether there was one: arrivals of different keys and origins are never put together */
function leaveOutShortestPause(arrivals: Arrival[]): boolean {
  let shortest = { index: 0, pause: Number.POSITIVE_INFINITY };
  for (let index = 1; index < arrivals.length; index++) {
    const [before, after] = [arrivals[index - 1], arrivals[index]];
    if (!before || !after || !isSameSource(before, after)) continue;
    if (after.from - before.until < shortest.pause) shortest = { index, pause: after.from - before.until };
  }
  const [later] = shortest.index === 0 ? [] : arrivals.splice(shortest.index, 1);
  const earlier = arrivals[shortest.index - 1];
  if (later && earlier) join(earlier, later);
  return later !== undefined;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
