import {
  type IdentityLink,
  PERSON_SESSIONS,
  type PersonDetail,
  type PersonDevice,
  type Properties,
} from '@crow/contracts';
import { nameOf, type Owner } from '@crow/identity';
import { catalogOf } from '../catalog/catalog.ts';
import type { PersonSession, Trait } from '../catalog/identities.ts';
import type { LinkRow } from '../catalog/identity-links.ts';
import type { Environment } from '../environment.ts';
import { type LoadedPeople, loadPeople } from './load-people.ts';
import { sessionsOfOwner, summarizePerson } from './summarize-person.ts';

/** Links of a person that are shown: the oldest. */
const LINKS_SHOWN = 300;

/** A person by its address, or null when the organization has none there. */
export async function readPerson(
  env: Environment,
  organizationId: string,
  personId: string,
): Promise<PersonDetail | null> {
  const catalog = catalogOf(env, organizationId);
  const identity = await catalog.findIdentity(personId);
  if (!identity) return null;
  const isUser = identity.kind === 'user';
  const loaded = await loadPeople(catalog, {
    userIds: isUser ? [identity.id] : [],
    visitorIds: isUser ? [] : [identity.id],
  });
  const owner: Owner = isUser ? loaded.people.ownerOfUser(identity.id) : { visitorId: identity.id };
  const own = sessionsOfOwner(loaded, owner);
  const userIds = 'userIds' in owner ? owner.userIds : [];
  const newest = own.slice(-PERSON_SESSIONS).map(({ sessionId }) => sessionId);
  const [summary, traits, recent] = await Promise.all([
    summarizePerson(organizationId, loaded, owner, own),
    catalog.traitsOf(userIds),
    catalog.summariesOf(newest),
  ]);
  return {
    ...summary,
    traits: traitsOf(traits, loaded),
    groups: groupsOf(own),
    devices: devicesOf(own, owner, loaded),
    recent,
    links: linksOf(owner, loaded),
  };
}

/** A link as it is told, with what became of it. */
export function toldLink(link: LinkRow, state: IdentityLink['state']): IdentityLink {
  const { linkId, kind, fromId, toId, at, sessionId, eventId, changedAt, changedBy, withdrawnAt } = link;
  return {
    ...{ linkId, kind, fromId, toId, state, at, sessionId },
    ...(eventId === '' ? {} : { eventId }),
    ...(changedAt === null ? {} : { changedAt }),
    ...(changedBy === null ? {} : { changedBy }),
    ...(withdrawnAt === null ? {} : { withdrawnAt }),
  };
}

/** The last word of each trait, without those that were told on a visitor that was taken away. */
function traitsOf(traits: readonly Trait[], { links, people }: LoadedPeople): Properties {
  const gone = new Set(
    links.flatMap(({ kind, fromId, toId, linkId }) =>
      kind === 'identify' && people.states.get(linkId) !== 'live' ? JSON.stringify([fromId, toId]) : [],
    ),
  );
  return Object.fromEntries(
    traits
      .filter(({ visitorId, userId }) => !gone.has(JSON.stringify([visitorId, userId])))
      .map(({ name, value }) => [name, value]),
  );
}

function groupsOf(own: readonly PersonSession[]): PersonDetail['groups'] {
  const groups = new Map<string, number>();
  for (const { groupId, at } of own.flatMap((session) => session.groups)) {
    groups.set(groupId, Math.max(at, groups.get(groupId) ?? 0));
  }
  return [...groups].map(([groupId, at]) => ({ groupId, at })).sort((a, b) => b.at - a.at);
}

function devicesOf(own: readonly PersonSession[], owner: Owner, { people }: LoadedPeople): PersonDevice[] {
  const devices = new Map<string, PersonDevice>();
  for (const { visitorId, deviceType, endedAt } of own) {
    if (visitorId === undefined) continue;
    const known = devices.get(visitorId);
    const lastSeenAt = Math.max(endedAt, known?.lastSeenAt ?? 0);
    const others = people.ownersOfVisitor(visitorId).some((other) => nameOf(other) !== nameOf(owner));
    const type = deviceType ?? known?.deviceType;
    devices.set(visitorId, {
      visitorId,
      ...(type === undefined ? {} : { deviceType: type }),
      sessions: (known?.sessions ?? 0) + 1,
      lastSeenAt,
      shared: others,
    });
  }
  return [...devices.values()].sort((a, b) => b.lastSeenAt - a.lastSeenAt);
}

/** Links of a person's users, and of the visitor itself when it is nobody's; also those that do not count, to be redone. */
function linksOf(owner: Owner, { links, people }: LoadedPeople): IdentityLink[] {
  const ids = new Set('userIds' in owner ? owner.userIds : [owner.visitorId]);
  return links
    .filter(({ fromId, toId }) => ids.has(fromId) || ids.has(toId))
    .sort((a, b) => a.at - b.at || (a.linkId < b.linkId ? -1 : 1))
    .slice(0, LINKS_SHOWN)
    .map((link) => toldLink(link, people.states.get(link.linkId) ?? 'refused'));
}
