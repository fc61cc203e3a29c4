import type { KnownSession } from './resolve-people.ts';
import type { StoredLink } from './stored-link.ts';

/**
 * Who is who, said as plainly as it can be and slowly, for few links (the limits are never reached). Merges by painting every
 * user with the smallest id that can be reached, and asks for each session anew.
 * @returns name of the owner by session
 */
export function naivePeople(
  links: readonly StoredLink[],
  sessions: readonly KnownSession[],
): Map<string, string | null> {
  const live = links.filter(({ undone, withdrawn }) => !undone && !withdrawn);
  const aliases = live.filter(({ kind }) => kind === 'alias');
  const smallest = (user: string): string => {
    const reached = new Set([user]);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const { fromId, toId } of aliases) {
        if (reached.has(fromId) || reached.has(toId)) reached.add(fromId).add(toId);
      }
    }
    return [...reached].sort()[0] ?? user;
  };
  const seen = new Set(sessions.map(({ visitorId }) => visitorId));
  const joins = live.filter(({ kind, fromId }) => kind === 'identify' || seen.has(fromId));
  const isJoined = (v: string, u: string) => joins.some(({ fromId, toId }) => fromId === v && toId === u);
  const isTaken = (v: string, u: string) =>
    !isJoined(v, u) &&
    links.some(
      ({ kind, undone, withdrawn, fromId, toId }) =>
        kind === 'identify' && (undone || withdrawn) && fromId === v && toId === u,
    );

  return new Map(
    sessions.map(({ sessionId, visitorId, userId, alone, startedAt }) => {
      if (alone) return [sessionId, visitorId === undefined ? null : `v:${visitorId}`];
      if (userId !== undefined && (visitorId === undefined || !isTaken(visitorId, userId))) {
        return [sessionId, `u:${smallest(userId)}`];
      }
      if (visitorId === undefined) return [sessionId, null];
      const logins = [
        ...joins.filter(({ fromId }) => fromId === visitorId).map(({ at, toId }) => [at, '', toId] as const),
        ...sessions.flatMap((other) =>
          other.visitorId === visitorId &&
          !other.alone &&
          other.userId !== undefined &&
          !isTaken(visitorId, other.userId)
            ? [[other.startedAt, other.sessionId, other.userId] as const]
            : [],
        ),
      ].sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[2] < b[2] ? -1 : 1));
      const next = logins.find(([at, id]) => at > startedAt || (at === startedAt && id >= sessionId)) ?? logins.at(-1);
      return [sessionId, next ? `u:${smallest(next[2])}` : `v:${visitorId}`];
    }),
  );
}
