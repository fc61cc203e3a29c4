import type { SessionRef, UsageRecord } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import { interactionIdsOf } from '../catalog/interaction-id.ts';
import type { Standing } from '../catalog/results.ts';
import type { Environment } from '../environment.ts';
import { leaveToErasure } from '../erasures/leave-to-erasure.ts';
import { within } from '../failures/within.ts';
import { keepForecasts } from '../forecasts/keep-forecasts.ts';
import { keepIdentity } from '../people/keep-identity.ts';
import { resultKey } from '../results/session-result.ts';
import { storeVectors } from '../vectors/store-vectors.ts';
import type { FoundSession } from './stages.ts';

/** A session with what was found of it. */
export interface SessionToStore extends FoundSession {
  ref: SessionRef;
}

/**
 * Writes the results of sessions of one organization, unless those of newer revisions are there or they are to be erased, and reads them
 * back. The number of calls does not grow with the number of sessions.
 * @returns what became of each, in their order
 */
export async function storeSessions(
  env: Environment,
  organizationId: string,
  sessions: readonly SessionToStore[],
  now: number,
): Promise<Standing[]> {
  const named = await Promise.all(
    sessions.map(async (session) => {
      const ids = await interactionIdsOf(session.ref, session.result.understanding.interactions.length);
      return { ...session, ids };
    }),
  );
  const catalog = catalogOf(env, organizationId);
  const processed = named.map(({ ref, result, ids }) => {
    return { result, interactionIds: ids, resultKey: resultKey(ref), processedAt: now };
  });
  const written = await within('catalog', catalog.storeResults(processed));
  // Whoever asks to erase what they are part of sees them from here on; who asked before did not.
  const gone = await leaveToErasure(
    env,
    organizationId,
    sessions.map(({ ref: { sessionId }, result }) => ({ sessionId, arrivals: result.context.arrivals })),
  );
  const standings = written.map((standing, place) =>
    gone.has(sessions[place]?.ref.sessionId ?? '') ? ('erased' as const) : standing,
  );
  const whole = named.filter((_, place) => standings[place] === 'stored' || standings[place] === 'overtaken');
  const stored = named.filter((_, place) => standings[place] === 'stored');
  // Also of revisions that came too late: what was once told counts, so that the order does not.
  await keepIdentity(
    catalog,
    whole.map(({ result }) => result),
  );
  await keepForecasts(
    catalog,
    stored.map(({ result }) => result),
  );
  await storeVectors(
    env,
    organizationId,
    stored.map((session) => ({ ...session, edition: 0 })),
  );
  // For the same reason the usage hears of all; of a revision that it knows it hears nothing new.
  const shown = await within(
    'usage',
    env.USAGE.record(
      organizationId,
      whole.map((session) => usageOf(session, now)),
    ),
  );
  // Whichever revision they were made of: a reading is compared with the one that stands.
  if (shown.length > 0) await within('catalog', catalog.keepLiveReadings(shown));
  return standings;
}

function usageOf({ ref, result, ids }: SessionToStore & { ids: readonly string[] }, now: number): UsageRecord {
  const { sessionId, revision } = ref;
  const { arrivals } = result.context;
  return {
    ...{ sessionId, revision, events: result.events, interactions: ids.length, processedAt: now },
    ...(arrivals ? { arrivals } : {}),
  };
}

/** Tells a session that it is done, unless it is to be erased. @throws when what was stored of it could not be read back */
export async function confirm(env: Environment, ref: SessionRef, standing: Standing | undefined): Promise<void> {
  if (standing === 'erased') return;
  if (standing === undefined || standing === 'missing')
    throw new Error(`what was stored of ${ref.sessionId} revision ${ref.revision} could not be read back`);
  await within('sessionControl', env.SESSION_CONTROL.confirmProcessed(ref));
}
