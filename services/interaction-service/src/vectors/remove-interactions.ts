import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { vectorizeIndexOf } from './vectorize-index.ts';

/** Removes vectors and words of interactions, of whatever model. */
export async function removeInteractions(env: Environment, organizationId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await within('vectors', env.VECTORS.getByName(organizationId).erase(ids));
  if (env.VECTORIZE) await within('vectors', vectorizeIndexOf(env.VECTORIZE, organizationId, '').deleteByIds(ids));
}
