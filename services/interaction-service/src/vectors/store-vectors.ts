import type { EmbeddingResult, SessionRef } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import { interactionIdsOf, MAX_INTERACTIONS } from '../catalog/interaction-id.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import type { SessionResult } from '../results/session-result.ts';
import { vectorIndexOf } from './vector-index-of.ts';

/** Older revisions whose vectors are removed with a newer one; each revision removed those before it. */
const REVISIONS_LOOKED_BACK = 20;

/**
 * Puts the vectors of a revision in the place of those of older ones. When a newer revision was stored
 * meanwhile, its vectors stay the only ones.
 */
export async function storeVectors(
  env: Environment,
  ref: SessionRef,
  { result, ids, embedded }: { result: SessionResult; ids: readonly string[]; embedded: EmbeddingResult },
): Promise<void> {
  const index = vectorIndexOf(env, ref.organizationId, embedded.model);
  const { intent, outcome } = result.understanding;
  const metadata = { session: ref.sessionId, intent, outcome, startedAt: result.context.startedAt };
  const records = ids.map((id, position) => {
    const values = embedded.vectors[position];
    if (!values) throw new Error(`the vector of interaction ${position} is missing`);
    return { id, values, metadata };
  });
  await within('vectors', index.upsert(records));
  const outdated = await olderIds(ref);
  if (outdated.length > 0) await within('vectors', index.deleteByIds(outdated));
  const standing = await within('catalog', catalogOf(env, ref.organizationId).interactionsByIds(ids));
  const overtaken = ids.filter((id) => !standing.has(id));
  if (overtaken.length > 0) await within('vectors', index.deleteByIds(overtaken));
}

async function olderIds({ organizationId, sessionId, revision }: SessionRef): Promise<string[]> {
  const first = Math.max(1, revision - REVISIONS_LOOKED_BACK);
  const older = Array.from({ length: revision - first }, (_, back) => revision - 1 - back);
  const ids = await Promise.all(
    older.map((past) => interactionIdsOf({ organizationId, sessionId, revision: past }, MAX_INTERACTIONS)),
  );
  return ids.flat();
}
