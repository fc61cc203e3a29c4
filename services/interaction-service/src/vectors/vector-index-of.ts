import type { VectorIndex, VectorRecord } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { checkAmong, checkRecord, checkTopK, checkUpsert } from './limits.ts';
import { fitsVectorize, vectorizeIndexOf } from './vectorize-index.ts';

/**
 * The vector index of one organization and one embedding model (`name@dimensions@version`): vectors of
 * different models are never compared. What Vectorize would refuse is refused with a `VectorLimitError`.
 *
 * The organization's object keeps every vector. When the binding `VECTORIZE` is configured, vectors are written
 * there as well and questions are answered by it, unless they are among some ids or without some, which it can't be asked.
 */
export function vectorIndexOf(
  env: Pick<Environment, 'VECTORIZE' | 'VECTORS'>,
  organizationId: string,
  model: string,
): VectorIndex {
  const object = env.VECTORS.getByName(organizationId);
  const vectorize = env.VECTORIZE && vectorizeIndexOf(env.VECTORIZE, organizationId, model);
  return {
    async upsert(records) {
      checkRecords(records);
      await object.upsert(model, records);
      await vectorize?.upsert(records);
    },
    async query(vector, query) {
      checkTopK(query.topK, query.returnMetadata ?? false);
      checkAmong(query.among);
      checkAmong(query.except);
      if (vectorize && !query.among && !query.except && fitsVectorize(query.filter))
        return vectorize.query(vector, query);
      return object.query(model, vector, query);
    },
    getByIds: (ids) => object.getByIds(model, ids),
    async deleteByIds(ids) {
      await object.deleteByIds(model, ids);
      await vectorize?.deleteByIds(ids);
    },
    async describe() {
      await object.notice(organizationId, model);
      return object.describe(model);
    },
  };
}

function checkRecords(records: readonly VectorRecord[]): void {
  checkUpsert(records);
  for (const record of records) checkRecord(record);
}
