import type { CompleteSession, SessionContext, SessionEvent, WireBatchHead } from '@crow/contracts';
import { normalizeBatch } from './normalize-batch.ts';
import type { SessionRow, StoredBatch } from './session-row.ts';

/**
 * Puts a session together from the archive of its freed batches and the stored ones.
 * Each event id is taken once, as it came first; events are in order of time, source and sequence number.
 * @param freed the archived session that holds the events of all freed batches, or null when none were freed
 * @param batches in the order of their arrival
 * @throws when there is no event at all
 */
export function completeSession(
  session: SessionRow,
  freed: CompleteSession | null,
  batches: readonly StoredBatch[],
): CompleteSession {
  const normalized = batches.map(normalizeBatch);
  const byId = new Map<string, SessionEvent>();
  for (const event of [...(freed?.events ?? []), ...normalized.flatMap((batch) => batch.events)]) {
    if (!byId.has(event.id)) byId.set(event.id, event);
  }
  const events = [...byId.values()].sort(inOrder);
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) throw new Error('a session without events cannot be complete');
  const heads = normalized.map(({ head }) => head);
  return {
    context: { ...contextOf(session, freed?.context, heads, events), startedAt: first.ts, endedAt: last.ts },
    events,
  };
}

function inOrder(a: SessionEvent, b: SessionEvent): number {
  return a.ts - b.ts || compare(a.source, b.source) || a.seq - b.seq || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * What the session as a whole is known by: device, platform and visitor as first told; consent, user
 * and group as told last, because they change within a session.
 */
function contextOf(
  session: SessionRow,
  freed: SessionContext | undefined,
  heads: readonly WireBatchHead[],
  events: readonly SessionEvent[],
): Omit<SessionContext, 'startedAt' | 'endedAt'> {
  const first = <T>(known: T | undefined, told: (head: WireBatchHead) => T | undefined) =>
    known ?? heads.map(told).find((value) => value !== undefined);
  const last = <T>(known: T | undefined, told: (head: WireBatchHead) => T | undefined) =>
    heads.map(told).findLast((value) => value !== undefined) ?? known;
  const identified = events.findLast((event) => event.type === 'identify');

  return {
    organizationId: session.organizationId,
    sessionId: session.sessionId,
    revision: session.revision,
    keyId: session.keyId,
    platform: first(freed?.platform, (head) => head.platform) ?? 'web',
    ...present({
      visitorId: first(freed?.visitorId, (head) => head.visitorId),
      userId: last(freed?.userId, (head) => head.userId) ?? identified?.userId,
      groupId: last(freed?.groupId, (head) => head.groupId),
      deviceType: first(freed?.deviceType, (head) => head.context?.deviceType),
      language: first(freed?.language, (head) => head.context?.language),
      timeZone: first(freed?.timeZone, (head) => head.context?.timeZone),
      userAgent: session.userAgent ?? undefined,
      country: session.country ?? undefined,
      region: session.region ?? undefined,
      city: session.city ?? undefined,
      follows: session.follows ?? undefined,
      consent: last(freed?.consent, (head) => head.consent),
    }),
  };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
