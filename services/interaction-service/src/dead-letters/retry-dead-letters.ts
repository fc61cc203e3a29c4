import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';

/** Sessions that are sent again in one part of a look. */
const AT_ONCE = 50;

/**
 * Tries again by itself what failed and may work later, when its time has come. What was found of it is kept: only the stages that
 * failed are done again.
 * @returns whether `more` is due now, something will be `later`, or there is `nothing` to try again
 */
export async function retryDeadLetters(
  env: Environment,
  organizationId: string,
  now: number,
): Promise<'more' | 'later' | 'nothing'> {
  const catalog = catalogOf(env, organizationId);
  const { due, later } = await within('catalog', catalog.dueDeadLetters(now, AT_ONCE));
  for (const { id, sessionId, revision } of due) {
    await within('sessionControl', env.SESSION_CONTROL.replay({ organizationId, sessionId, revision }));
    await within('catalog', catalog.markReplayed(id, now));
  }
  if (due.length === AT_ONCE) return 'more';
  return later ? 'later' : 'nothing';
}
