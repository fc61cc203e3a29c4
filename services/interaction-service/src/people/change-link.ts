import type { IdentityLink } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { loadPeople } from './load-people.ts';
import { toldLink } from './read-person.ts';

/** Undoes a merge, or makes it count again. @returns the link as it is now, or null when the organization has no such link */
export async function changeLink(
  env: Environment,
  organizationId: string,
  linkId: string,
  change: { undone: boolean; by: string; at: number },
): Promise<IdentityLink | null> {
  const catalog = catalogOf(env, organizationId);
  await catalog.changeLink(linkId, change);
  const link = await catalog.findLink(linkId);
  if (!link) return null;
  const { people } = await loadPeople(catalog, { userIds: [link.toId], visitorIds: [link.fromId] });
  return toldLink(link, people.states.get(linkId) ?? 'refused');
}
