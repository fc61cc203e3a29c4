import type { SearchHit, VectorMatch } from '@crow/contracts';
import type { Catalog } from '../catalog/catalog.ts';
import { within } from '../failures/within.ts';
import { hitsOf } from './hits-of.ts';

/** A match, and whether it holds the exact texts that were looked for. */
export type Match = VectorMatch & { exact?: true };

/**
 * The best matches that are shown. Only when some of them are hidden by quarantines it is looked once more, without all hidden ones: so nobody is
 * shown fewer than there are, and a search of an organization without quarantines costs nothing more.
 * @param find the best, without some interactions
 */
export async function shownHits(
  catalog: Catalog,
  find: (except?: string[]) => Promise<readonly Match[]>,
): Promise<SearchHit[]> {
  const matches = await find();
  const hits = await hitsOf(catalog, matches);
  if (hits.length === matches.length) return hits;
  const hidden = await within('catalog', catalog.hiddenInteractions());
  return hidden.length === 0 ? hits : hitsOf(catalog, await find(hidden));
}
