import { touchesOf } from '@crow/attribution';
import type { PersonSummary, Touch, Touches } from '@crow/contracts';
import { nameOf, type Owner } from '@crow/identity';
import type { PersonSession } from '../catalog/identities.ts';
import type { LoadedPeople } from './load-people.ts';
import { personIdOf } from './person-id.ts';

/** The sessions of a person, the oldest first. */
export function sessionsOfOwner({ people, sessions }: LoadedPeople, owner: Owner): PersonSession[] {
  const name = nameOf(owner);
  return sessions
    .filter((session) => {
      const found = people.ownerOfSession(session);
      return found !== null && nameOf(found) === name;
    })
    .sort((a, b) => a.startedAt - b.startedAt || (a.sessionId < b.sessionId ? -1 : 1));
}

/** What is known of a person in short. */
export async function summarizePerson(
  organizationId: string,
  loaded: LoadedPeople,
  owner: Owner,
  own = sessionsOfOwner(loaded, owner),
): Promise<PersonSummary> {
  const userIds = 'userIds' in owner ? inOrderOfName(owner.userIds, loaded) : [];
  const joined = userIds[0] === undefined ? [] : loaded.people.visitorsOfUser(userIds[0]);
  const visitors = 'visitorId' in owner ? [owner.visitorId] : joined;
  return {
    personId: await personIdOfOwner(organizationId, loaded, owner),
    userIds,
    visitorIds: [...new Set([...visitors, ...own.flatMap(({ visitorId }) => visitorId ?? [])])],
    sessions: own.length,
    firstSeenAt: own[0]?.startedAt ?? null,
    lastSeenAt: own.length === 0 ? null : Math.max(...own.map(({ endedAt }) => endedAt)),
    touches: touchesIn(own, own.at(-1)),
  };
}

/** Address of a person: that of the user id it is called by, else the visitor's id. */
export async function personIdOfOwner(organizationId: string, loaded: LoadedPeople, owner: Owner): Promise<string> {
  if ('visitorId' in owner) return owner.visitorId;
  return personIdOf(organizationId, inOrderOfName(owner.userIds, loaded)[0] ?? '');
}

/** What led to one of a person's sessions. */
export function touchesIn(own: readonly PersonSession[], session: PersonSession | undefined): Touches {
  if (!session) return {};
  const touches = own.flatMap(({ sessionId, startedAt, acquisition }): Touch[] =>
    acquisition ? [{ sessionId, startedAt, acquisition }] : [],
  );
  return touchesOf(session, touches);
}

/** User ids, first the one that the others are aliases of. */
export function inOrderOfName(userIds: readonly string[], { links, people }: LoadedPeople): string[] {
  const former = new Set(
    links.flatMap(({ kind, fromId, linkId }) =>
      kind === 'alias' && people.states.get(linkId) === 'live' ? fromId : [],
    ),
  );
  return [...userIds.filter((id) => !former.has(id)), ...userIds.filter((id) => former.has(id))];
}
