import { isId } from '@crow/contracts';
import { type People, resolvePeople } from '@crow/identity';
import type { Catalog } from '../catalog/catalog.ts';
import type { PersonSession } from '../catalog/identities.ts';
import type { LinkRow } from '../catalog/identity-links.ts';

/** Whom to look for. */
export interface Seeds {
  userIds: readonly string[];
  visitorIds: readonly string[];
}

/** Who is who around some visitors and users. */
export interface LoadedPeople {
  people: People;
  links: LinkRow[];
  sessions: PersonSession[];
}

/** Alias links that are looked at around one person. Beyond it none of them counts: no human has so many names. */
const ALIASES_LOOKED_AT = 500;

/** What has been found so far. */
interface Found {
  users: Set<string>;
  visitors: Set<string>;
  links: Map<string, LinkRow>;
  flooded: boolean;
}

/**
 * Loads as much as it takes to tell exactly who the seeds are: the users they are merged with, their devices and the sessions of
 * these, then who else was identified on those devices and how many devices those have, which the limits depend on.
 */
export async function loadPeople(catalog: Catalog, seeds: Seeds): Promise<LoadedPeople> {
  const found: Found = {
    users: new Set(seeds.userIds),
    visitors: new Set(seeds.visitorIds),
    links: new Map(),
    flooded: false,
  };
  await lookAround(catalog, found);
  const sessions = await catalog.sessionsOf([...found.visitors], [...found.users]);
  for (const { visitorId, userId } of sessions) {
    if (visitorId !== undefined) found.visitors.add(visitorId);
    if (userId !== undefined) found.users.add(userId);
  }
  await lookAround(catalog, found);
  const links = [...found.links.values()].map((link) => ({ ...link, withdrawn: link.withdrawnAt !== null }));
  const people = resolvePeople({ links, sessions, visitorIds: found.visitors, flooded: found.flooded });
  return { people, links, sessions };
}

async function lookAround(catalog: Catalog, found: Found): Promise<void> {
  for (const link of keep(found, await catalog.linksFrom([...found.visitors]))) found.users.add(link.toId);
  for (let known = -1; known !== found.users.size && !found.flooded; ) {
    known = found.users.size;
    const aliases = keep(found, await catalog.aliasesOf([...found.users], ALIASES_LOOKED_AT + 1));
    for (const { fromId, toId } of aliases) found.users.add(fromId).add(toId);
    found.flooded = aliases.length > ALIASES_LOOKED_AT;
  }
  for (const link of keep(found, await catalog.joinsOf([...found.users]))) found.visitors.add(link.fromId);
  // An alias may name a visitor as the old id.
  const oldIds = [...found.links.values()].flatMap(({ kind, fromId }) =>
    kind === 'alias' && isId(fromId) ? fromId : [],
  );
  for (const { id } of await catalog.knownOf('visitor', oldIds)) found.visitors.add(id);
}

function keep(found: Found, links: LinkRow[]): LinkRow[] {
  for (const link of links) found.links.set(link.linkId, link);
  return links;
}
