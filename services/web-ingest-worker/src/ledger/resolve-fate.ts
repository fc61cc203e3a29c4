import type { EventFate, Rejection } from '@crow/contracts';

/** Where an event was stored, and how often it came to its session again under the same entry. */
export interface StoredPlace {
  sessionId: string;
  batchId: string;
  /** Unix milliseconds. */
  at: number;
  copies: number;
}

/** What one part of a ledger knows of an event. */
export interface EventTrace {
  /** In any order. */
  stored: StoredPlace[];
  /** The newest refusal. */
  refused: { sessionId: string; batchId: string; at: number; code: Rejection['code']; message: string } | null;
  /** When the gap was noticed that the event's number lies in, Unix milliseconds. */
  noticedAt: number | null;
}

/** Sessions that are named beside the one that stored an event first. */
const ALSO_NAMED = 20;

/**
 * What became of an event, of all that the parts of a ledger know.
 *
 * - What was stored counts, also when other tries were refused, before or after.
 * - A session counts each id once: what came to the same session again is a copy. Another session that has the id counts it as an event of its own.
 * - Of several refusals the newest is told: a client that mends its events wants to know what is wrong now.
 */
export function resolveFate(eventId: string, traces: readonly EventTrace[]): EventFate {
  const places = traces.flatMap(({ stored }) => stored).sort(inOrder);
  const [first] = places;
  if (first) {
    const { sessionId, batchId, at } = first;
    const own = places.filter((place) => place.sessionId === sessionId);
    const copies = own.reduce((sum, each) => sum + each.copies, own.length - 1);
    const others = new Set(places.map((place) => place.sessionId));
    others.delete(sessionId);
    const alsoIn = [...others].slice(0, ALSO_NAMED);
    return { eventId, fate: 'stored', sessionId, batchId, at, state: null, copies, alsoIn };
  }
  const refusals = traces.flatMap(({ refused }) => refused ?? []).sort((a, b) => b.at - a.at);
  if (refusals[0]) return { eventId, fate: 'rejected', ...refusals[0] };
  const [noticedAt] = traces.flatMap((trace) => trace.noticedAt ?? []);
  return noticedAt === undefined ? { eventId, fate: 'unknown' } : { eventId, fate: 'not_arrived', noticedAt };
}

/** By time, and within the same millisecond always the same way. */
function inOrder(a: StoredPlace, b: StoredPlace): number {
  return a.at - b.at || compare(a.sessionId, b.sessionId) || compare(a.batchId, b.batchId);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
