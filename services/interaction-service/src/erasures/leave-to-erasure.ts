import { type Arrival, erasedName, type SessionRef } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { wakeErasures } from './wake-erasures.ts';

type Named = Pick<SessionRef, 'organizationId' | 'sessionId'>;

/** Whether a session was erased: nothing of it is to be stored. What came of it since is erased as well. */
export async function wasErased(env: Environment, session: Named): Promise<boolean> {
  return leaveToErasure(env, session, []);
}

/**
 * Leaves a session to an erasure, when it was erased before or its events came in a quarantine that is erased for good.
 * @returns whether it is to be erased: then it must not be processed
 */
export async function leaveToErasure(
  env: Environment,
  { organizationId, sessionId }: Named,
  arrivals: readonly Arrival[] = [],
): Promise<boolean> {
  const catalog = catalogOf(env, organizationId);
  const name = await erasedName(organizationId, sessionId);
  const erasureId = await within('catalog', catalog.erasureFor(name, arrivals));
  if (erasureId === null) return false;
  await within('catalog', catalog.addToErasure(erasureId, [sessionId]));
  await wakeErasures(env, organizationId);
  return true;
}
