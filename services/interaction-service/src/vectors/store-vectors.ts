import type { EmbeddingResult, SessionRef, VectorIndex } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Edition, SessionEdition } from '../catalog/editions.ts';
import { interactionIdsOf, MAX_INTERACTIONS } from '../catalog/interaction-id.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import type { SessionResult } from '../results/session-result.ts';
import { metadataOf } from '../search/vector-filter-of.ts';
import { VECTOR_LIMITS } from './limits.ts';
import { vectorIndexOf } from './vector-index-of.ts';
import { type WordIndex, wordIndexOf } from './word-index-of.ts';
import { wordsOf } from './words-of.ts';

/** A stored revision with the vectors of its interactions. */
export interface Embedded {
  ref: SessionRef;
  result: SessionResult;
  /** Ids of the interactions, in their order. */
  ids: readonly string[];
  embedded: EmbeddingResult;
  /** Of the revision; 0 for the first, see `SessionResult`. */
  edition: number;
}

/** Older revisions whose first vectors are removed with a newer one; each revision removed those before it. */
const REVISIONS_LOOKED_BACK = 20;

/**
 * Puts the vectors and words of an organization's sessions in the place of those of older revisions and editions. When a newer one was
 * stored meanwhile, its vectors stay the only ones.
 */
export async function storeVectors(
  env: Environment,
  organizationId: string,
  sessions: readonly Embedded[],
): Promise<void> {
  const models = new Set(sessions.map(({ embedded }) => embedded.model));
  for (const model of models) {
    const own = sessions.filter(({ embedded }) => embedded.model === model);
    await storeOf(env, organizationId, model, own);
  }
}

async function storeOf(
  env: Environment,
  organizationId: string,
  model: string,
  sessions: readonly Embedded[],
): Promise<void> {
  const index = vectorIndexOf(env, organizationId, model);
  const words = wordIndexOf(env, organizationId);
  const catalog = catalogOf(env, organizationId);
  const sessionIds = sessions.map(({ ref }) => ref.sessionId);
  const found = await within('catalog', catalog.searchableSessions(sessionIds));
  const facts = new Map(found.map((session) => [session.sessionId, session]));
  const records = sessions.flatMap((session) => {
    const own = facts.get(session.ref.sessionId);
    if (!own) throw new Error(`the session ${session.ref.sessionId} is not in the catalog`);
    return recordsOf(session, metadataOf(session.ref.sessionId, own));
  });
  for (let from = 0; from < records.length; from += VECTOR_LIMITS.upsertRecords) {
    const part = records.slice(from, from + VECTOR_LIMITS.upsertRecords);
    await within('vectors', index.upsert(part.map(({ text: _, ...vector }) => vector)));
    await within('vectors', words.put(part.map(({ id, text, metadata }) => ({ id, text, metadata }))));
  }
  const editions = await within('catalog', catalog.editionsOf(sessionIds));
  await remove((await Promise.all(sessions.map((session) => olderIds(session, editions)))).flat());
  const ids = sessions.flatMap((session) => session.ids);
  const standing = await within('catalog', catalog.standingOf(ids));
  await remove(ids.filter((id) => !standing.has(id)));
  await markReturning(index, words, await within('catalog', catalog.interactionsAfter(sessionIds)));

  async function remove(gone: string[]): Promise<void> {
    if (gone.length > 0) await within('vectors', Promise.all([index.deleteByIds(gone), words.remove(gone)]));
  }
}

function recordsOf({ result, ids, embedded }: Embedded, metadata: ReturnType<typeof metadataOf>) {
  return ids.map((id, position) => {
    const values = embedded.vectors[position];
    const interaction = result.understanding.interactions[position];
    if (!values || !interaction) throw new Error(`the vector of interaction ${position} is missing`);
    return { id, values, metadata, text: wordsOf(interaction) };
  });
}

/** Sessions can come in any order: the later ones of a visitor become returning ones when an earlier one is stored. */
async function markReturning(index: VectorIndex, words: WordIndex, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await within('vectors', words.setReturning(ids, true));
  const records = await within('vectors', index.getByIds(ids));
  const changed = records.flatMap(({ id, values, metadata }) =>
    metadata?.returning === true ? [] : [{ id, values, metadata: { ...metadata, returning: true } }],
  );
  for (let from = 0; from < changed.length; from += VECTOR_LIMITS.upsertRecords) {
    await within('vectors', index.upsert(changed.slice(from, from + VECTOR_LIMITS.upsertRecords)));
  }
}

async function olderIds({ ref, edition }: Embedded, known: readonly SessionEdition[]): Promise<string[]> {
  const first = Math.max(1, ref.revision - REVISIONS_LOOKED_BACK);
  const firstEditions = Array.from({ length: ref.revision - first + 1 }, (_, back) => ({
    revision: ref.revision - back,
    edition: 0,
  }));
  const isOlder = (other: Edition) =>
    other.revision < ref.revision || (other.revision === ref.revision && other.edition < edition);
  const own = known.filter(({ sessionId }) => sessionId === ref.sessionId);
  const ids = await Promise.all(
    [...firstEditions, ...own]
      .filter(isOlder)
      .map((past) => interactionIdsOf({ ...ref, revision: past.revision }, MAX_INTERACTIONS, past.edition)),
  );
  return ids.flat();
}
