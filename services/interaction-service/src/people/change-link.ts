import type { IdentityLink } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { deliverRecords } from '../records/deliver-records.ts';
import { type Author, recordOf } from '../records/record.ts';
import { loadPeople } from './load-people.ts';
import { personIdOf } from './person-id.ts';
import { toldLink } from './read-person.ts';

/**
 * Undoes a merge, or makes it count again; its record is written with it. What is so already is no change.
 * @returns the link as it is now, or null when the organization has no such link
 */
export async function changeLink(
  env: Environment,
  author: Author,
  linkId: string,
  { undone, at }: { undone: boolean; at: number },
): Promise<IdentityLink | null> {
  const catalog = catalogOf(env, author.organizationId);
  const known = await catalog.findLink(linkId);
  if (!known) return null;
  if (known.undone !== undone) {
    const { kind, toId } = known;
    // Ids of visitors and users stay out of the log, which outlives them: the hash of who it is leads to the person.
    const personId = await personIdOf(author.organizationId, toId);
    const record = recordOf(author, undone ? 'merge_undone' : 'merge_redone', linkId, { kind, personId }, at);
    await catalog.changeLink(linkId, { undone, by: author.actor, at }, record);
    await deliverRecords(env, author.organizationId);
  }
  const link = await catalog.findLink(linkId);
  if (!link) return null;
  const { people } = await loadPeople(catalog, { userIds: [link.toId], visitorIds: [link.fromId] });
  return toldLink(link, people.states.get(linkId) ?? 'refused');
}
