import type { VectorMetadata } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { readResult } from '../results/session-result.ts';
import { metadataOf } from '../search/vector-filter-of.ts';
import { wordsOf } from './words-of.ts';

/** What an interaction's rows in the index are made from. */
export interface SearchText {
  id: string;
  /** What is embedded. */
  text: string;
  /** What is found letter by letter. */
  words: string;
  metadata: VectorMetadata;
}

/** What the index needs of interactions, from the catalog and the stored results. Those that are gone are left out. */
export async function readSearchTexts(
  env: Environment,
  organizationId: string,
  ids: readonly string[],
): Promise<SearchText[]> {
  const catalog = catalogOf(env, organizationId);
  const interactions = [...(await within('catalog', catalog.interactionsByIds(ids))).values()];
  const sessionIds = [...new Set(interactions.map(({ sessionId }) => sessionId))];
  const sessions = await within('catalog', catalog.searchableSessions(sessionIds));
  const bySession = await Promise.all(
    sessions.map(async ({ sessionId, revision, edition, ...facts }) => {
      const result = await readResult(env, { organizationId, sessionId, revision }, edition);
      if (!result) throw new Error(`the result of session ${sessionId} is missing`);
      const metadata = metadataOf(sessionId, facts);
      return interactions
        .filter((interaction) => interaction.sessionId === sessionId)
        .flatMap(({ id, index }) => {
          const draft = result.understanding.interactions[index];
          return draft ? [{ id, text: draft.searchText, words: wordsOf(draft), metadata }] : [];
        });
    }),
  );
  return bySession.flat();
}
