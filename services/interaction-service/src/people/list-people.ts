import type { PeoplePage } from '@crow/contracts';
import { nameOf, type Owner } from '@crow/identity';
import { type Catalog, catalogOf } from '../catalog/catalog.ts';
import type { Identity } from '../catalog/identities.ts';
import type { Environment } from '../environment.ts';
import { type LoadedPeople, loadPeople } from './load-people.ts';
import { writePeopleCursor } from './people-cursor.ts';
import { sessionsOfOwner, summarizePerson } from './summarize-person.ts';

/** Rounds that look for people on one page: most visitors belong to users, and are passed over. */
const ROUNDS = 4;

/** One page of persons: users by when they were last identified, and visitors on whom nobody was. */
export async function listPeople(
  env: Environment,
  organizationId: string,
  { limit, after }: { limit: number; after?: Identity },
): Promise<PeoplePage> {
  const catalog = catalogOf(env, organizationId);
  const people: PeoplePage['people'] = [];
  let place = after;
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = await catalog.listIdentities(limit, place);
    const loaded = await loadPeople(catalog, seedsOf(found));
    const heads = await headsAmong(catalog, loaded, found);
    for (const identity of found) {
      place = identity;
      const owner = heads.get(identity);
      const own = owner && sessionsOfOwner(loaded, owner);
      if (owner && own && !isTakenBack(loaded, owner, own)) {
        people.push(await summarizePerson(organizationId, loaded, owner, own));
      }
      if (people.length === limit) break;
    }
    const ended = found.length < limit && place === found.at(-1);
    if (ended || found.length === 0) return { people };
    if (people.length === limit) break;
  }
  return { people, ...(place ? { nextCursor: writePeopleCursor(place) } : {}) };
}

/** Persons one of whose user or visitor ids begins with a text; those who were seen last, on one page. */
export async function searchPeople(
  env: Environment,
  organizationId: string,
  { beginning, limit }: { beginning: string; limit: number },
): Promise<PeoplePage> {
  const catalog = catalogOf(env, organizationId);
  const found = await catalog.searchIdentities(beginning, limit);
  const loaded = await loadPeople(catalog, seedsOf(found));
  const owners = found.flatMap((identity) => ownersOf(loaded, identity));
  const once = [...new Map(owners.map((owner) => [nameOf(owner), owner])).values()];
  return {
    people: await Promise.all(
      once.map((owner) => summarizePerson(organizationId, loaded, owner, sessionsOfOwner(loaded, owner))),
    ),
  };
}

/** Nothing is left of a user but links that their visitors took back. Who is looked for by an id is found all the same. */
function isTakenBack({ links, people }: LoadedPeople, owner: Owner, own: readonly unknown[]): boolean {
  if ('visitorId' in owner || own.length > 0) return false;
  const told = links.filter(({ fromId, toId }) => owner.userIds.includes(fromId) || owner.userIds.includes(toId));
  return told.length > 0 && told.every(({ linkId }) => people.states.get(linkId) === 'withdrawn');
}

/** Each person stands in the list once: at the newest of its user ids. */
async function headsAmong(
  catalog: Catalog,
  loaded: LoadedPeople,
  found: readonly Identity[],
): Promise<Map<Identity, Owner>> {
  const owners = found.flatMap((identity) => ownersOf(loaded, identity).map((owner) => [identity, owner] as const));
  const userIds = owners.flatMap(([, owner]) => ('userIds' in owner ? owner.userIds : []));
  const known = new Map((await catalog.knownOf('user', [...new Set(userIds)])).map((user) => [user.id, user]));
  const isNewest = (identity: Identity, owner: Owner) =>
    'visitorId' in owner || owner.userIds.every((id) => !isNewer(known.get(id), identity));
  return new Map(
    owners.filter(([identity, owner]) => {
      if (identity.kind === 'visitor') return 'visitorId' in owner;
      return isNewest(identity, owner);
    }),
  );
}

function ownersOf({ people }: LoadedPeople, { kind, id }: Identity): Owner[] {
  if (kind === 'user') return [people.ownerOfUser(id)];
  const owners = people.ownersOfVisitor(id);
  return owners.length > 0 ? owners : [{ visitorId: id }];
}

function isNewer(other: Identity | undefined, identity: Identity): boolean {
  if (!other || other.id === identity.id) return false;
  return other.lastSeenAt > identity.lastSeenAt || (other.lastSeenAt === identity.lastSeenAt && other.id > identity.id);
}

function seedsOf(found: readonly Identity[]) {
  const idsOf = (kind: Identity['kind']) => found.flatMap((identity) => (identity.kind === kind ? identity.id : []));
  return { userIds: idsOf('user'), visitorIds: idsOf('visitor') };
}
