import type { VectorFilter, VectorIndex, VectorMatch, VectorMetadata, VectorRecord } from '@crow/contracts';
import { VECTOR_LIMITS } from './limits.ts';

/** Field that names a vector's model; with the nine of `metadataOf` it is the tenth that the index must have. */
export const KIND_FIELD = 'kind';

/** Ids that Vectorize takes in one call. */
const IDS_AT_ONCE = { get: 20, delete: 100 } as const;

/** Of the port, what Vectorize can do by itself. */
export type VectorizeSide = Pick<VectorIndex, 'deleteByIds' | 'getByIds' | 'query' | 'upsert'>;

/**
 * Vectors of one organization and model in Cloudflare Vectorize: the namespace is the organization, and each vector
 * names its model, so that neither is ever compared with another. What is written is seen some seconds later.
 */
export function vectorizeIndexOf(vectorize: Vectorize, organizationId: string, model: string): VectorizeSide {
  return {
    async upsert(records) {
      await vectorize.upsert(
        records.map(({ id, values, metadata }) => ({
          ...{ id, values, namespace: organizationId },
          metadata: { ...metadata, [KIND_FIELD]: model },
        })),
      );
    },

    async query(vector, { topK, filter, returnMetadata = false }) {
      const { matches } = await vectorize.query(vector, {
        ...{ topK, namespace: organizationId, returnMetadata: returnMetadata ? 'all' : 'none' },
        filter: { ...filter, [KIND_FIELD]: model } as VectorizeVectorMetadataFilter,
      });
      return matches.map(
        ({ id, score, metadata }): VectorMatch => ({
          ...{ id, score },
          ...(returnMetadata ? { metadata: withoutKind(metadata) } : {}),
        }),
      );
    },

    async getByIds(ids) {
      const found = await inParts(ids, IDS_AT_ONCE.get, (part) => vectorize.getByIds(part));
      return found
        .flat()
        .filter(({ namespace, metadata }) => namespace === organizationId && metadata?.[KIND_FIELD] === model)
        .map(
          ({ id, values, metadata }): VectorRecord => ({ id, values: [...values], metadata: withoutKind(metadata) }),
        );
    },

    async deleteByIds(ids) {
      await inParts(ids, IDS_AT_ONCE.delete, (part) => vectorize.deleteByIds(part));
    },
  };
}

/** Whether Vectorize takes a filter: its JSON has a limit. */
export function fitsVectorize(filter: VectorFilter | undefined): boolean {
  return (
    JSON.stringify({ ...filter, [KIND_FIELD]: '' }).length + VECTOR_LIMITS.idBytes <= VECTOR_LIMITS.filterJsonBytes
  );
}

function withoutKind(metadata: VectorizeVector['metadata'] = {}): VectorMetadata {
  const { [KIND_FIELD]: _, ...own } = metadata;
  return own as VectorMetadata;
}

async function inParts<T>(ids: readonly string[], size: number, ask: (part: string[]) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (let from = 0; from < ids.length; from += size) answers.push(await ask(ids.slice(from, from + size)));
  return answers;
}
