import type { SessionRef, Understanding } from '@crow/contracts';
import { readInput } from '../archive/read-input.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import type { SessionResult } from '../results/session-result.ts';

/**
 * What today's analyst says of a session, from exactly what was known when it was understood first: the same archive, organization and product
 * catalog. What a language model was asked, and what that took, stays told as long as the analyst's words were stored then too.
 */
export async function readAgain(env: Environment, ref: SessionRef, result: SessionResult): Promise<Understanding> {
  const input = await readInput(env, { ...ref, archiveKey: result.archiveKey }, result.organizationKey);
  const understanding = await within('understander', env.UNDERSTANDER.reread(input));
  const { source, asked } = result.understanding.provenance;
  if (source !== 'analyst' || !asked) return understanding;
  return { ...understanding, provenance: { ...understanding.provenance, asked } };
}
