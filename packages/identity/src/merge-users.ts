import { type LinkState, MAX_USERS } from '@crow/contracts';
import { inOrder, type StoredLink, takenBack } from './stored-link.ts';

/** Which users are one: by the alias links, in the order of their evidence, up to the limit. */
export class MergedUsers {
  readonly states = new Map<string, LinkState>();
  readonly #groups = new Map<string, Set<string>>();

  /** @param flooded that there are more links than were looked at: then none of them counts */
  constructor(links: readonly StoredLink[], flooded: boolean) {
    for (const link of links.filter(({ kind }) => kind === 'alias').sort(inOrder)) {
      this.states.set(link.linkId, takenBack(link) ?? (flooded || !this.#merge(link) ? 'refused' : 'live'));
    }
  }

  /** All ids of a user, its own included. */
  idsOf(userId: string): ReadonlySet<string> {
    return this.#groups.get(userId) ?? new Set([userId]);
  }

  #merge({ fromId, toId }: StoredLink): boolean {
    const all = new Set([...this.idsOf(fromId), ...this.idsOf(toId)]);
    if (all.size > MAX_USERS) return false;
    for (const id of all) this.#groups.set(id, all);
    return true;
  }
}
