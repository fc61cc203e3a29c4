import type { SimilarAnswer } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { vectorIndexOf } from '../vectors/vector-index-of.ts';
import { shownHits } from './shown-hits.ts';

/**
 * Interactions of other sessions whose meaning is nearest to that of one. Null when the organization has no such
 * interaction.
 */
export async function similarInteractions(
  env: Environment,
  organizationId: string,
  interactionId: string,
  limit: number,
): Promise<SimilarAnswer | null> {
  const catalog = catalogOf(env, organizationId);
  const interaction = (await within('catalog', catalog.interactionsByIds([interactionId], { shown: true }))).get(
    interactionId,
  );
  if (!interaction) return null;
  const model = await within('embedder', env.EMBEDDER.model());
  const index = vectorIndexOf(env, organizationId, model);
  const [record] = await within('vectors', index.getByIds([interactionId]));
  if (!record) return { interaction, hits: [] };
  const filter = { session: { $ne: interaction.sessionId } };
  const find = (except?: string[]) =>
    within('vectors', index.query(record.values, { topK: limit, filter, ...(except ? { except } : {}) }));
  return { interaction, hits: await shownHits(catalog, find) };
}
