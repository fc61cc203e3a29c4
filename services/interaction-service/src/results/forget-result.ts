import type { SessionRef } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { resultKey, vectorsKey } from './session-result.ts';

/** Removes what earlier tries found about a revision, so that the next one starts anew. */
export async function forgetResult(env: Pick<Environment, 'RESULTS'>, ref: SessionRef, edition = 0): Promise<void> {
  await within('results', env.RESULTS.delete([resultKey(ref, edition), vectorsKey(ref, edition)]));
}
