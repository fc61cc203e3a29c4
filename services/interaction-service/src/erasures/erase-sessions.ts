import {
  type ArrivalSpan,
  type ErasedAtAnalytics,
  type ErasedAtIngest,
  type ErasedCounts,
  removedObjectName,
} from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { SessionEdition } from '../catalog/editions.ts';
import type { Concerned } from '../catalog/erase-rows.ts';
import type { ErasingPlan, ErasureSession } from '../catalog/erasure-sessions.ts';
import type { Erasure } from '../catalog/erasures.ts';
import { interactionIdsOf, MAX_INTERACTIONS } from '../catalog/interaction-id.ts';
import type { Environment } from '../environment.ts';
import { logError } from '../failures/log-error.ts';
import { within } from '../failures/within.ts';
import { removeInteractions } from '../vectors/remove-interactions.ts';
import { planErasing } from './plan-erasing.ts';
import { resultsOf } from './results-of.ts';
import { markAsNew, readStaying } from './staying-sessions.ts';

/** A session with what there was of it. */
interface Planned {
  sessionId: string;
  plan: ErasingPlan;
}

interface Erased extends Planned {
  ingest: ErasedAtIngest;
}

/** Revisions before the highest whose interactions may have left something. */
const REVISIONS_LOOKED_BACK = 20;

/**
 * Erases some sessions from every store, each by its owner, the catalog last: as long as it knows them, a step that was interrupted is
 * done again. Sessions that a neighbour did not answer for stay on the list and hold up no others.
 * @throws when it did not answer for any: then it is to be asked again in a while
 * @param now when they are erased, Unix milliseconds; `once more` for what came since to a store that can't refuse it
 */
export async function eraseSessions(
  env: Environment,
  organizationId: string,
  erasure: Erasure,
  span: ArrivalSpan,
  sessions: readonly ErasureSession[],
  now: number | 'once more',
): Promise<void> {
  const catalog = catalogOf(env, organizationId);
  const planned = await allThatWork(organizationId, sessions, async (session): Promise<Planned | null> => {
    const plan = session.plan ?? (await planErasing(env, organizationId, erasure, span, session));
    return plan && { sessionId: session.sessionId, plan };
  });
  const erased = await allThatWork(organizationId, planned.done, async (session): Promise<Erased> => {
    const ingest = await within('sessionControl', env.SESSION_CONTROL.erase(organizationId, session.sessionId));
    const results = await resultsOf(env, organizationId, session.sessionId);
    const names = [...ingest.archives, ...(await Promise.all(results.map(removedObjectName)))];
    await within('catalog', catalog.keepErasedObjects(erasure.erasureId, names));
    if (results.length > 0) await within('results', env.RESULTS.delete(results));
    return { ...session, ingest };
  });
  const failed = [...planned.failed, ...erased.failed].map(({ sessionId }) => sessionId);
  if (failed.length > 0) await within('catalog', catalog.noteTry(failed));
  if (erased.done.length === 0) {
    if (failed.length > 0) throw new Error(`${failed.length} sessions could not be erased`);
    return; // none of them is to be erased
  }

  const sessionIds = erased.done.map(({ sessionId }) => sessionId);
  const editions = await within('catalog', catalog.editionsOf(sessionIds));
  await removeInteractions(env, organizationId, await interactionsOf(organizationId, erased.done, editions));
  await within('sweeper', env.SWEEPERS.getByName(organizationId).forgetSessions(sessionIds));
  const fresh = erased.done.filter(({ plan }) => !plan.again);
  const again = erased.done.filter(({ plan }) => plan.again).map(({ sessionId }) => sessionId);
  const analytics = await eraseAtAnalytics(
    env,
    organizationId,
    fresh.map(({ sessionId }) => sessionId),
  );
  await eraseAtAnalytics(env, organizationId, again);

  const concerned = concernedBy(erased.done);
  const { signs, sessionIds: staying } = await readStaying(env, organizationId, concerned);
  const done = now === 'once more' ? 'settled' : { counts: sumOf(erasure.erased, erased.done, analytics), at: now };
  await within('catalog', catalog.eraseSessions(erasure.erasureId, sessionIds, concerned, signs, done));
  await markAsNew(env, organizationId, staying);
}

async function eraseAtAnalytics(
  env: Environment,
  organizationId: string,
  sessionIds: string[],
): Promise<ErasedAtAnalytics> {
  if (sessionIds.length === 0) return { liveRows: 0, usageRecords: 0 };
  return within('erasure', env.ERASURE.erase(organizationId, sessionIds));
}

/** Does some work for each session at the same time. */
async function allThatWork<Session extends { sessionId: string }, Result extends object>(
  organizationId: string,
  sessions: readonly Session[],
  work: (session: Session) => Promise<Result | null>,
): Promise<{ done: Result[]; failed: Session[] }> {
  const failed: Session[] = [];
  const results = await Promise.all(
    sessions.map((session) =>
      work(session).catch((error: unknown) => {
        logError('not_erased', error, { organizationId, sessionId: session.sessionId });
        failed.push(session);
        return null;
      }),
    ),
  );
  return { done: results.filter((result) => result !== null), failed };
}

/** Ids of all interactions that any revision of the sessions, and any edition of one, may have left. */
async function interactionsOf(
  organizationId: string,
  sessions: readonly Planned[],
  editions: readonly SessionEdition[],
): Promise<string[]> {
  const refs = sessions.flatMap(({ sessionId, plan: { revision } }) => {
    const first = Math.max(1, revision - REVISIONS_LOOKED_BACK);
    const revisions = Array.from({ length: Math.max(0, revision - first + 1) }, (_, index) => first + index);
    return revisions.map((past) => ({ sessionId, revision: past, edition: 0 }));
  });
  const ids = [...refs, ...editions].map(({ edition, ...ref }) =>
    interactionIdsOf({ organizationId, ...ref }, MAX_INTERACTIONS, edition),
  );
  return (await Promise.all(ids)).flat();
}

function concernedBy(sessions: readonly Planned[]): Concerned {
  const plans = sessions.map(({ plan }) => plan);
  const alone = plans.filter(({ visitorId }) => visitorId === null);
  return {
    visitorIds: [...new Set(plans.flatMap(({ visitorId }) => visitorId ?? []))],
    userIds: [...new Set(plans.flatMap(({ userIds }) => userIds))],
    usersAlone: [...new Set(alone.flatMap(({ userIds }) => userIds))],
  };
}

/** What was removed so far and now. Of a session that was erased before only what came since counts. */
function sumOf(before: ErasedCounts, sessions: readonly Erased[], analytics: ErasedAtAnalytics): ErasedCounts {
  const sum = { ...before };
  for (const { plan, ingest } of sessions) {
    for (const [name, count] of Object.entries(plan.counts)) sum[name as keyof typeof plan.counts] += count;
    if (plan.again) continue;
    sum.sessions += 1;
    sum.events += ingest.events;
    sum.batches += ingest.batches;
    sum.archives += ingest.archives.length;
  }
  sum.liveRows += analytics.liveRows;
  sum.usageRecords += analytics.usageRecords;
  return sum;
}
