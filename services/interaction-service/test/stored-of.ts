import { env } from 'cloudflare:workers';
import type { SearchAnswer, UsageRecord } from '@crow/contracts';
import { interactionIdsOf, MAX_INTERACTIONS } from '../src/catalog/interaction-id.ts';
import { vectorIndexOf } from '../src/vectors/vector-index-of.ts';
import { read } from './pipeline.ts';

/** Everything that the stores hold of a session of `org_1`. */
export interface Stored {
  /** Rows of the catalog for the session. */
  rows: number;
  revision: number;
  /** Ids of its interactions, in their order. */
  interactions: string[];
  headlines: string[];
  /** Rows of products it touched. */
  products: number;
  /** Ids of all vectors of the stored revision. */
  vectors: string[];
  /** Headlines of its interactions that a search for its own task shows, as the first of what they are nearest to. */
  found: string[];
  usage: UsageRecord[];
}

/** @param task of the session and of no other */
export async function storedOf(sessionId: string, task: string): Promise<Stored> {
  const all = <T>(query: string) => env.CATALOG.prepare(query).bind('org_1', sessionId).all<T>();
  const [sessions, interactions, products, usage] = await Promise.all([
    all<{ revision: number }>('SELECT revision FROM sessions WHERE organization_id = ? AND session_id = ?'),
    all<{ id: string; headline: string }>(
      'SELECT interaction_id AS id, headline FROM interactions WHERE organization_id = ? AND session_id = ? ORDER BY revision, position',
    ),
    all('SELECT 1 FROM interaction_products WHERE organization_id = ? AND session_id = ?'),
    env.USAGE.records('org_1'),
  ]);
  const revision = sessions.results[0]?.revision ?? 0;
  const ref = { organizationId: 'org_1', sessionId, revision };
  const index = vectorIndexOf(env, 'org_1', 'fake@64@1');
  const vectors = await index.getByIds(await interactionIdsOf(ref, MAX_INTERACTIONS));
  const { hits } = await read<SearchAnswer>(`/api/search?q=${encodeURIComponent(task)}&limit=5`);
  const ids = interactions.results.map(({ id }) => id);
  return {
    rows: sessions.results.length,
    revision,
    interactions: ids,
    headlines: interactions.results.map(({ headline }) => headline),
    products: products.results.length,
    vectors: vectors.map(({ id }) => id),
    found: hits.flatMap(({ score, interaction }) => (score > 0.99 ? interaction.headline : [])),
    usage: usage.filter((record) => record.sessionId === sessionId),
  };
}
