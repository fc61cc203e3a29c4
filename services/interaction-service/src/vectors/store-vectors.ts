import type { EmbeddingResult, SessionRef, VectorIndex } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Edition } from '../catalog/editions.ts';
import { interactionIdsOf, MAX_INTERACTIONS } from '../catalog/interaction-id.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import type { SessionResult } from '../results/session-result.ts';
import { metadataOf } from '../search/vector-filter-of.ts';
import { vectorIndexOf } from './vector-index-of.ts';
import { wordIndexOf } from './word-index-of.ts';
import { wordsOf } from './words-of.ts';

/** Older revisions whose first vectors are removed with a newer one; each revision removed those before it. */
const REVISIONS_LOOKED_BACK = 20;

/**
 * Puts the vectors and words of an edition of a revision in the place of those of older ones. When a newer one was stored
 * meanwhile, its vectors stay the only ones.
 */
export async function storeVectors(
  env: Environment,
  ref: SessionRef,
  { result, ids, embedded }: { result: SessionResult; ids: readonly string[]; embedded: EmbeddingResult },
  edition = 0,
): Promise<void> {
  const index = vectorIndexOf(env, ref.organizationId, embedded.model);
  const words = wordIndexOf(env, ref.organizationId);
  const catalog = catalogOf(env, ref.organizationId);
  const [facts] = await within('catalog', catalog.searchableSessions([ref.sessionId]));
  if (!facts) throw new Error('the session is not in the catalog');
  const metadata = metadataOf(ref.sessionId, facts);
  const records = ids.map((id, position) => {
    const values = embedded.vectors[position];
    if (!values) throw new Error(`the vector of interaction ${position} is missing`);
    return { id, values, metadata };
  });
  const { interactions } = result.understanding;
  await within('vectors', index.upsert(records));
  await within(
    'vectors',
    words.put(
      ids.flatMap((id, position) => {
        const interaction = interactions[position];
        return interaction ? [{ id, text: wordsOf(interaction), metadata }] : [];
      }),
    ),
  );
  const outdated = await olderIds(ref, edition, await within('catalog', catalog.editionsOf(ref.sessionId)));
  await remove(outdated);
  const standing = await within('catalog', catalog.interactionsByIds(ids));
  await remove(ids.filter((id) => !standing.has(id)));
  await markReturning(index, await within('catalog', catalog.interactionsAfter(ref.sessionId)));

  async function remove(gone: string[]): Promise<void> {
    if (gone.length > 0) await within('vectors', Promise.all([index.deleteByIds(gone), words.remove(gone)]));
  }
}

/** Sessions can come in any order: the later ones of a visitor become returning ones when an earlier one is stored. */
async function markReturning(index: VectorIndex, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const records = await within('vectors', index.getByIds(ids));
  const changed = records.flatMap(({ id, values, metadata }) =>
    metadata?.returning === true ? [] : [{ id, values, metadata: { ...metadata, returning: true } }],
  );
  if (changed.length > 0) await within('vectors', index.upsert(changed));
}

async function olderIds(ref: SessionRef, edition: number, known: readonly Edition[]): Promise<string[]> {
  const first = Math.max(1, ref.revision - REVISIONS_LOOKED_BACK);
  const firstEditions = Array.from({ length: ref.revision - first + 1 }, (_, back) => ({
    ...{ revision: ref.revision - back, edition: 0 },
  }));
  const isOlder = (other: Edition) =>
    other.revision < ref.revision || (other.revision === ref.revision && other.edition < edition);
  const older = [...firstEditions, ...known].filter(isOlder);
  const ids = await Promise.all(
    older.map((past) => interactionIdsOf({ ...ref, revision: past.revision }, MAX_INTERACTIONS, past.edition)),
  );
  return ids.flat();
}
