import type { SessionRef, Understanding } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import { interactionIdsOf, MAX_INTERACTIONS } from '../catalog/interaction-id.ts';
import type { KeptReread } from '../catalog/reread-rows.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { keepForecasts } from '../forecasts/keep-forecasts.ts';
import { keepIdentity } from '../people/keep-identity.ts';
import { forgetResult } from '../results/forget-result.ts';
import { readResult, readVectors, resultKey, type SessionResult, writeEdition } from '../results/session-result.ts';
import { storeVectors } from '../vectors/store-vectors.ts';
import { vectorIndexOf } from '../vectors/vector-index-of.ts';
import { wordIndexOf } from '../vectors/word-index-of.ts';

/**
 * Stores a new reading as the next edition of a session. The usage hears nothing of it: what was billed is billed.
 * @param reread what the re-analysis says of it; it is written together with the edition
 * @returns false when the session was overtaken or erased meanwhile; then nothing is left of the reading
 */
export async function storeEdition(
  env: Environment,
  ref: SessionRef,
  before: SessionResult,
  understanding: Understanding,
  reread: KeptReread & { newEdition: number },
  now: number,
): Promise<boolean> {
  const edition = reread.newEdition;
  // Vectors that lie in a result are those of its own interactions.
  const { embedded: _, ...rest } = before;
  const result = { ...rest, understanding };
  const texts = understanding.interactions.map(({ searchText }) => searchText);
  const vectors = await within('embedder', env.EMBEDDER.embed(texts));
  if (vectors.vectors.length !== texts.length) throw new Error('the embedder left out an interaction');
  await writeEdition(env, ref, edition, { result, vectors });
  const interactionIds = await interactionIdsOf(ref, texts.length, edition);
  const catalog = catalogOf(env, ref.organizationId);
  const named = { result, edition, interactionIds, resultKey: resultKey(ref, edition) };
  const stored = await within('catalog', catalog.storeEdition({ ...named, reread, storedAt: now }));
  if (!stored) return settleEdition(env, ref, edition);
  await finish(env, ref, edition);
  return true;
}

/**
 * Brings what a try that was cut off left to an end: an edition that is stored gets its vectors, of one that is not nothing stays.
 * @returns whether it is stored
 */
export async function settleEdition(env: Environment, ref: SessionRef, edition: number): Promise<boolean> {
  const { revision } = ref;
  const catalog = catalogOf(env, ref.organizationId);
  const isStored = await within('catalog', catalog.isStored(ref.sessionId, { revision, edition }));
  if (isStored) await finish(env, ref, edition);
  else await forget(env, ref, edition);
  return isStored;
}

/** Removes everything that an edition could have left, also when its session was erased in the middle of it. */
async function forget(env: Environment, ref: SessionRef, edition: number): Promise<void> {
  const ids = await interactionIdsOf(ref, MAX_INTERACTIONS, edition);
  const model = await within('embedder', env.EMBEDDER.model());
  await within('vectors', vectorIndexOf(env, ref.organizationId, model).deleteByIds(ids));
  await within('vectors', wordIndexOf(env, ref.organizationId).remove(ids));
  await forgetResult(env, ref, edition);
}

/** What follows from a stored edition. Forecasts that were made stay; what came true of them is found anew. */
async function finish(env: Environment, ref: SessionRef, edition: number): Promise<void> {
  const [result, embedded, before] = await Promise.all([
    readResult(env, ref, edition),
    readVectors(env, ref, edition),
    readResult(env, ref, edition - 1),
  ]);
  if (!result || !embedded) throw new Error(`edition ${edition} of ${ref.sessionId} is missing`);
  const catalog = catalogOf(env, ref.organizationId);
  // Of programs nobody is known; whoever turns out to be none is somebody now.
  const isSomebodyNow = before?.understanding.bot && !result.understanding.bot;
  if (isSomebodyNow) await keepIdentity(catalog, [result]);
  await keepForecasts(catalog, [result]);
  const ids = await interactionIdsOf(ref, result.understanding.interactions.length, edition);
  await storeVectors(env, ref.organizationId, [{ ref, result, ids, embedded, edition }]);
}
