import type { VectorIndex } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { checkRecord, checkTopK, checkUpsert } from './limits.ts';

/**
 * The vector index of one organization and one embedding model (`name@dimensions@version`): vectors of
 * different models are never compared. What Vectorize would refuse is refused with a `VectorLimitError`.
 */
export function vectorIndexOf(env: Pick<Environment, 'VECTORS'>, organizationId: string, model: string): VectorIndex {
  const object = env.VECTORS.getByName(organizationId);
  return {
    async upsert(records) {
      checkUpsert(records);
      for (const record of records) checkRecord(record);
      await object.upsert(model, records);
    },
    async query(vector, query) {
      checkTopK(query.topK, query.returnMetadata ?? false);
      return object.query(model, vector, query);
    },
    getByIds: (ids) => object.getByIds(model, ids),
    deleteByIds: (ids) => object.deleteByIds(model, ids),
    async describe() {
      await object.notice(organizationId, model);
      return object.describe(model);
    },
  };
}
