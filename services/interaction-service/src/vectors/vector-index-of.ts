import type { VectorIndex } from '@crow/contracts';
import type { Environment } from '../environment.ts';

/**
 * The vector index of one organization and one embedding model (`name@dimensions@version`): vectors of
 * different models are never compared.
 */
export function vectorIndexOf(env: Pick<Environment, 'VECTORS'>, organizationId: string, model: string): VectorIndex {
  const object = env.VECTORS.getByName(organizationId);
  return {
    upsert: (records) => object.upsert(model, records),
    query: (vector, query) => object.query(model, vector, query),
    getByIds: (ids) => object.getByIds(model, ids),
    deleteByIds: (ids) => object.deleteByIds(model, ids),
    describe: () => object.describe(model),
  };
}
