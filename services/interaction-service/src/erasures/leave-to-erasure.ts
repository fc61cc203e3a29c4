import { type Arrival, erasedName } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { wakeErasures } from './wake-erasures.ts';

/** A session, and how its events came as far as that is known. */
export interface Arrived {
  sessionId: string;
  arrivals?: readonly Arrival[] | undefined;
}

/**
 * Leaves sessions to erasures: those that were erased before, of which whatever came since is erased as well, and those whose events came
 * in a quarantine that is erased for good.
 * @returns the sessions that are to be erased: nothing of them must be stored
 */
export async function leaveToErasure(
  env: Environment,
  organizationId: string,
  sessions: readonly Arrived[],
): Promise<Set<string>> {
  if (sessions.length === 0) return new Set();
  const catalog = catalogOf(env, organizationId);
  const named = await Promise.all(
    sessions.map(async ({ sessionId, arrivals = [] }) => {
      return { sessionId, name: await erasedName(organizationId, sessionId), arrivals };
    }),
  );
  const erasures = await within('catalog', catalog.erasuresFor(named));
  const byErasure = new Map<string, string[]>();
  for (const [place, erasureId] of erasures.entries()) {
    const { sessionId = '' } = named[place] ?? {};
    if (erasureId !== null) byErasure.set(erasureId, [...(byErasure.get(erasureId) ?? []), sessionId]);
  }
  if (byErasure.size === 0) return new Set();
  for (const [erasureId, ids] of byErasure) await within('catalog', catalog.addToErasure(erasureId, ids));
  await wakeErasures(env, organizationId);
  return new Set([...byErasure.values()].flat());
}
