import type { Arrival, CompleteSession, SessionContext, SessionEvent } from '@crow/contracts';
import { normalizeBatch } from './normalize-batch.ts';
import type { SessionRow, StoredBatch } from './session-row.ts';
import { addFacts, archivedFacts, present, type ToldFacts } from './told-facts.ts';

/** A complete session, and when what is known of it as a whole was told. */
export interface CompletedSession extends CompleteSession {
  moments: ToldFacts['moments'];
}

/**
 * Puts a session together from the archive of its freed batches and the stored ones.
 * Each event id is taken once, as it came first; events are in order of time, source and sequence number.
 * @param freed the archived session that holds the events of all freed batches, or null when none were freed
 * @param batches in the order of their arrival
 * @param arrivals of all of them, freed ones included
 * @throws when there is no event at all
 */
export function completeSession(
  session: SessionRow,
  freed: CompleteSession | null,
  batches: readonly StoredBatch[],
  arrivals: Arrival[],
): CompletedSession {
  const normalized = batches.map(normalizeBatch);
  const byId = new Map<string, SessionEvent>();
  for (const event of [...(freed?.events ?? []), ...normalized.flatMap((batch) => batch.events)]) {
    if (!byId.has(event.id)) byId.set(event.id, event);
  }
  const events = [...byId.values()].sort(inOrder);
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) throw new Error('a session without events cannot be complete');
  const known = freed ? archivedFacts(freed.context, session.freedMoments) : { facts: {}, moments: {} };
  const { facts, moments } = addFacts(known, normalized);
  return {
    context: { ...contextOf(session, facts, events), arrivals, startedAt: first.ts, endedAt: last.ts },
    events,
    moments,
  };
}

function inOrder(a: SessionEvent, b: SessionEvent): number {
  return a.ts - b.ts || compare(a.source, b.source) || a.seq - b.seq || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What the session as a whole is known by. Without a user in any head it is the one who was identified last. */
function contextOf(
  session: SessionRow,
  facts: ToldFacts['facts'],
  events: readonly SessionEvent[],
): Omit<SessionContext, 'startedAt' | 'endedAt'> {
  const identified = events.findLast((event) => event.type === 'identify');
  return {
    organizationId: session.organizationId,
    sessionId: session.sessionId,
    revision: session.revision,
    keyId: session.keyId,
    ...present({
      userAgent: session.userAgent ?? undefined,
      country: session.country ?? undefined,
      region: session.region ?? undefined,
      city: session.city ?? undefined,
      timeZone: session.timeZone ?? undefined,
      follows: session.follows ?? undefined,
      userId: identified?.userId,
    }),
    platform: 'web',
    ...facts,
  };
}
