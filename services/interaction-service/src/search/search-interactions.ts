import type { Intent, Outcome, SearchAnswer, VectorFilter } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { vectorIndexOf } from '../vectors/vector-index-of.ts';

export interface SearchRequest {
  /** In the owner's own words. */
  query: string;
  limit: number;
  intent?: Intent;
  outcome?: Outcome;
  /** Start of the session, Unix milliseconds, inclusive. */
  since?: number;
  /** Start of the session, Unix milliseconds, exclusive. */
  until?: number;
}

/** Interactions of one organization whose meaning is nearest to a question, best first. */
export async function searchInteractions(
  env: Environment,
  organizationId: string,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const startedAt = Date.now();
  const { model, vectors } = await within('embedder', env.EMBEDDER.embed([request.query]));
  const [vector] = vectors;
  if (!vector) throw new Error('the embedder gave no vector for the question');
  const index = vectorIndexOf(env, organizationId, model);
  const [matches, { vectors: searched }] = await within(
    'vectors',
    Promise.all([index.query(vector, { topK: request.limit, filter: filterOf(request) }), index.describe()]),
  );
  const interactions = await within(
    'catalog',
    catalogOf(env, organizationId).interactionsByIds(
      matches.map(({ id }) => id),
      { shown: true },
    ),
  );
  const hits = matches.flatMap(({ id, score }) => {
    // A vector may outlive its interaction for a moment while a newer revision is stored; those of quarantined sessions stay, to be lifted.
    const interaction = interactions.get(id);
    return interaction ? [{ interaction, score }] : [];
  });
  return { query: request.query, hits, searched, tookMs: Date.now() - startedAt };
}

function filterOf({ intent, outcome, since, until }: SearchRequest): VectorFilter {
  const started = { ...(since === undefined ? {} : { $gte: since }), ...(until === undefined ? {} : { $lt: until }) };
  return {
    ...(intent === undefined ? {} : { intent }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(Object.keys(started).length === 0 ? {} : { startedAt: started }),
  };
}
