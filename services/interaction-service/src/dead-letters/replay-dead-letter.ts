import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { forgetResult } from '../results/forget-result.ts';

/** Sends a dead letter's session through the pipeline again. @returns whether there is such a dead letter */
export async function replayDeadLetter(
  env: Environment,
  organizationId: string,
  id: string,
  now: number,
): Promise<boolean> {
  const catalog = catalogOf(env, organizationId);
  const letter = await within('catalog', catalog.findDeadLetter(id));
  if (!letter) return false;
  const ref = { organizationId, sessionId: letter.sessionId, revision: letter.revision };
  // What only failed for the moment keeps what was found of it; what always fails may fail because of that.
  if (letter.kind === 'permanent') await within('results', forgetResult(env, ref));
  await within('sessionControl', env.SESSION_CONTROL.replay(ref));
  await within('catalog', catalog.markReplayed(id, now));
  return true;
}
