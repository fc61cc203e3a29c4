import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { forgetResult } from '../results/forget-result.ts';

/** Sends a dead letter's session through the pipeline again. @returns whether there is such a dead letter */
export async function replayDeadLetter(env: Environment, organizationId: string, id: string): Promise<boolean> {
  const catalog = catalogOf(env, organizationId);
  const letter = await catalog.findDeadLetter(id);
  if (!letter) return false;
  const ref = { organizationId, sessionId: letter.sessionId, revision: letter.revision };
  await forgetResult(env, ref);
  await within('sessionControl', env.SESSION_CONTROL.replay(ref));
  await catalog.markReplayed(id, Date.now());
  return true;
}
