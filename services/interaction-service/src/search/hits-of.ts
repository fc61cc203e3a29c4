import type { SearchHit, VectorMatch } from '@crow/contracts';
import type { Catalog } from '../catalog/catalog.ts';
import { within } from '../failures/within.ts';

/** The interactions of matches, in their order. */
export async function hitsOf(
  catalog: Catalog,
  matches: readonly (VectorMatch & { exact?: true })[],
): Promise<SearchHit[]> {
  const interactions = await within(
    'catalog',
    catalog.interactionsByIds(
      matches.map(({ id }) => id),
      { shown: true },
    ),
  );
  return matches.flatMap(({ id, score, exact }) => {
    // A vector may outlive its interaction for a moment while a newer revision is stored.
    const interaction = interactions.get(id);
    return interaction ? [{ interaction, score, ...(exact ? { exact } : {}) }] : [];
  });
}
