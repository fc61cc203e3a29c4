import { type LinkState, MAX_VISITORS } from '@crow/contracts';
import { MergedUsers } from './merge-users.ts';
import { inOrder, type StoredLink, takenBack } from './stored-link.ts';

/** What is known of a session for finding its person. */
export interface KnownSession {
  sessionId: string;
  visitorId?: string;
  /** Whose it is by its own word; never an id that names nobody. */
  userId?: string;
  /** Its visitor said no to being connected with a person: it belongs to the visitor and to nobody else. */
  alone?: boolean;
  startedAt: number;
}

/** Everything that is known, or enough of it: see {@link resolvePeople}. */
export interface IdentityGraph {
  links: readonly StoredLink[];
  sessions: readonly KnownSession[];
  /** Visitors beside those of the sessions. */
  visitorIds?: Iterable<string>;
  /** There are more alias links than anybody would look at: none of them counts. */
  flooded?: boolean;
}

/** A person: its user ids in order, or a visitor that nobody was identified on. */
export type Owner = { userIds: string[] } | { visitorId: string };

/** Who is who. */
export interface People {
  states: ReadonlyMap<string, LinkState>;
  ownerOfUser(userId: string): Owner;
  /** Null for a session that names neither visitor nor user. */
  ownerOfSession(session: KnownSession): Owner | null;
  /** Users who were identified on a visitor and count, each person once. */
  ownersOfVisitor(visitorId: string): Owner[];
  /** Visitors that are joined to a user's person, in the order of their links. */
  visitorsOfUser(userId: string): string[];
}

/**
 * Finds out who is who, from what is kept and nothing else: the order in which it was stored never matters.
 *
 * 1. `alias` links merge users, in the order of their evidence, up to {@link MAX_USERS} ids a person.
 * 2. `identify` links join visitors to users, in that order, up to {@link MAX_VISITORS} visitors a person. They never merge users:
 *    a device may be shared. An alias whose old id is a visitor's joins that visitor, too.
 * 3. A session belongs to the user that it names, unless the link of its visitor to that user is undone, withdrawn or refused.
 * 4. Any other session of a visitor belongs to the next user who was identified on it; after the last one, to that last one.
 * 5. What is left is the visitor itself, and so is every session that stays alone.
 */
export function resolvePeople({ links, sessions, visitorIds = [], flooded = false }: IdentityGraph): People {
  const users = new MergedUsers(links, flooded);
  const states = new Map(users.states);
  const visitors = new Set([...visitorIds, ...sessions.flatMap(({ visitorId }) => visitorId ?? [])]);
  const joins = links
    .filter((link) => link.kind === 'identify' || (states.get(link.linkId) === 'live' && visitors.has(link.fromId)))
    .sort(inOrder);
  const visitorsOf = new Map<string, Set<string>>();
  const moments = new Map<string, Moment[]>();
  const joined = new Set<string>();
  const told = new Set<string>();
  for (const link of joins) {
    const pair = pairOf(link.fromId, link.toId);
    told.add(pair);
    const state = takenBack(link) ?? joinVisitor(link);
    if (link.kind === 'identify') states.set(link.linkId, state);
    if (state !== 'live') continue;
    joined.add(pair);
    addMoment(link.fromId, { at: link.at, order: '', userId: link.toId });
  }
  for (const { visitorId, userId, alone, startedAt, sessionId } of sessions) {
    if (alone || visitorId === undefined || userId === undefined || !counts(visitorId, userId)) continue;
    addMoment(visitorId, { at: startedAt, order: sessionId, userId });
  }
  for (const list of moments.values()) list.sort(byTime);

  return {
    states,
    ownerOfUser,
    ownerOfSession({ sessionId, visitorId, userId, alone, startedAt }) {
      if (alone) return visitorId === undefined ? null : { visitorId };
      if (userId !== undefined && (visitorId === undefined || counts(visitorId, userId))) return ownerOfUser(userId);
      if (visitorId === undefined) return null;
      const known = moments.get(visitorId) ?? [];
      const place = { at: startedAt, order: sessionId, userId: '' };
      const moment = known.find((candidate) => byTime(candidate, place) >= 0) ?? known.at(-1);
      return moment ? ownerOfUser(moment.userId) : { visitorId };
    },
    ownersOfVisitor(visitorId) {
      const owners = (moments.get(visitorId) ?? []).map(({ userId }) => ownerOfUser(userId));
      return [...new Map(owners.map((owner) => [nameOf(owner), owner])).values()];
    },
    visitorsOfUser: (userId) => [...(visitorsOf.get(rootOf(userId)) ?? [])],
  };

  function joinVisitor({ fromId, toId }: StoredLink): LinkState {
    const root = rootOf(toId);
    const own = visitorsOf.get(root) ?? new Set();
    if (!own.has(fromId) && own.size >= MAX_VISITORS) return 'refused';
    visitorsOf.set(root, own.add(fromId));
    return 'live';
  }

  /** A session's own word stands where no link was told yet, and falls with its link. */
  function counts(visitorId: string, userId: string): boolean {
    const pair = pairOf(visitorId, userId);
    return joined.has(pair) || !told.has(pair);
  }

  function addMoment(visitorId: string, moment: Moment): void {
    const list = moments.get(visitorId);
    if (list) list.push(moment);
    else moments.set(visitorId, [moment]);
  }

  function rootOf(userId: string): string {
    return [...users.idsOf(userId)].sort()[0] ?? userId;
  }

  function ownerOfUser(userId: string): Owner {
    return { userIds: [...users.idsOf(userId)].sort() };
  }
}

/** A name by which owners can be compared. */
export function nameOf(owner: Owner): string {
  return 'visitorId' in owner ? `v:${owner.visitorId}` : `u:${owner.userIds[0]}`;
}

/** A user was identified on a visitor. */
interface Moment {
  at: number;
  order: string;
  userId: string;
}

function byTime(a: Moment, b: Moment): number {
  return a.at - b.at || compare(a.order, b.order) || compare(a.userId, b.userId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function pairOf(visitorId: string, userId: string): string {
  return JSON.stringify([visitorId, userId]);
}
