import type { VectorFilter, VectorMetadata } from '@crow/contracts';
import { matchesFilter } from '../src/vectors/matches-filter.ts';

/** The ten fields that an index can have. */
const MOST_FIELDS = 10;

/** Of Vectorize, what its documentation says and the adapter rests on: one index for all namespaces, limits of ids a call. */
export function standInVectorize(fields: readonly string[]): Vectorize {
  if (fields.length > MOST_FIELDS) throw new Error('an index has ten fields at most');
  const all = new Map<string, VectorizeVector>();
  const cosine = (a: ArrayLike<number>, b: ArrayLike<number>) => {
    let [dot, ofA, ofB] = [0, 0, 0];
    for (let i = 0; i < a.length; i++) {
      dot += (a[i] ?? 0) * (b[i] ?? 0);
      ofA += (a[i] ?? 0) ** 2;
      ofB += (b[i] ?? 0) ** 2;
    }
    return dot / Math.sqrt(ofA * ofB);
  };
  const index = {
    async upsert(vectors: VectorizeVector[]) {
      for (const vector of vectors) all.set(vector.id, structuredClone(vector));
      return { mutationId: 'm' };
    },
    async query(vector: number[], { topK = 5, namespace, filter = {}, returnMetadata }: VectorizeQueryOptions) {
      const unknown = Object.keys(filter).find((field) => !fields.includes(field));
      if (unknown !== undefined) throw new Error(`the index has no field ${unknown}`);
      const matches = [...all.values()]
        .filter((one) => one.namespace === namespace)
        .filter((one) => matchesFilter((one.metadata ?? {}) as VectorMetadata, filter as VectorFilter))
        .map(({ id, values, metadata }) => ({
          ...{ id, score: cosine(vector, values) },
          ...(returnMetadata === 'all' && metadata ? { metadata } : {}),
        }))
        .sort((a, b) => b.score - a.score)
        .slice(0, topK);
      return { matches, count: matches.length };
    },
    async getByIds(ids: string[]) {
      if (ids.length > 20) throw new Error('twenty ids a call at most');
      return ids.flatMap((id) => all.get(id) ?? []);
    },
    async deleteByIds(ids: string[]) {
      if (ids.length > 100) throw new Error('a hundred ids a call at most');
      for (const id of ids) all.delete(id);
      return { mutationId: 'm' };
    },
  };
  // Only what the adapter calls is stood in for.
  return index as unknown as Vectorize;
}
