import { type ArrivalSpan, coverageOf, erasedName } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { ErasingPlan, ErasureSession } from '../catalog/erasure-sessions.ts';
import type { Erasure } from '../catalog/erasures.ts';
import { interactionIdsOf, MAX_INTERACTIONS } from '../catalog/interaction-id.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { readResult } from '../results/session-result.ts';
import { highestRevision, resultsOf } from './results-of.ts';

/**
 * Finds out what there is of a session, and keeps it before anything is removed: erasing that is interrupted reports the same. From then on nothing
 * of the session is stored. Sessions that follow it are taken up with it.
 * @returns null for a session that is not erased: its own object knows of events that came otherwise
 */
export async function planErasing(
  env: Environment,
  organizationId: string,
  { erasureId, includesMixed }: Erasure,
  span: ArrivalSpan,
  { sessionId, isFollowOn }: ErasureSession,
): Promise<ErasingPlan | null> {
  const catalog = catalogOf(env, organizationId);
  const trace = await within('sessionControl', env.SESSION_CONTROL.traceOf(organizationId, sessionId));
  if (!isFollowOn && trace.arrivals.length > 0) {
    const coverage = coverageOf(trace.arrivals, span);
    if (coverage === 'none' || (coverage === 'some' && !includesMixed)) {
      await within('catalog', catalog.keepSession(sessionId));
      return null;
    }
  }
  if (trace.followedBy.length > 0) await within('catalog', catalog.addToErasure(erasureId, trace.followedBy, true));
  const name = await erasedName(organizationId, sessionId);
  const [again, holdings, results] = await Promise.all([
    within('catalog', catalog.wasErased(name)),
    within('catalog', catalog.holdingsOf(sessionId)),
    resultsOf(env, organizationId, sessionId),
  ]);
  const revision = Math.max(holdings.revision, highestRevision(results));
  const ref = { organizationId, sessionId, revision };
  const ids = revision === 0 ? [] : await interactionIdsOf(ref, MAX_INTERACTIONS);
  const [vectors, told] = await Promise.all([
    within('vectors', env.VECTORS.getByName(organizationId).countOf(ids)),
    revision === 0 ? null : readResult(env, ref),
  ]);
  const { links = [], traits = [], userId } = told?.signs ?? {};
  const users = [...holdings.userIds, ...traits.map((trait) => trait.userId), ...links.map(({ toId }) => toId)];
  const aliases = links.flatMap(({ kind, fromId }) => (kind === 'alias' ? fromId : []));
  const { interactions, forecasts, deadLetters } = holdings;
  const plan = {
    visitorId: holdings.visitorId ?? told?.context.visitorId ?? null,
    userIds: [...new Set([...users, ...aliases, ...(userId === undefined ? [] : [userId])])],
    revision,
    again,
    counts: { interactions, forecasts, deadLetters, results: results.length, vectors },
  };
  await within('catalog', catalog.keepPlan(erasureId, sessionId, name, plan));
  return plan;
}
