import type { ReadingBrief, Understanding } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { KeptReanalysis, SessionToReread } from '../catalog/reanalyses.ts';
import type { KeptReread } from '../catalog/reread-rows.ts';
import type { Environment } from '../environment.ts';
import { PermanentError } from '../failures/failure-kind.ts';
import { within } from '../failures/within.ts';
import { readResult } from '../results/session-result.ts';
import { compareReadings } from './compare-readings.ts';
import { readAgain } from './read-again.ts';
import { storeEdition } from './store-edition.ts';

/**
 * Reads one session again, and keeps what came of it; done already, it does nothing.
 * @throws {PermanentError} when it can't be read again, however often it is tried
 */
export async function rereadSession(
  env: Environment,
  organizationId: string,
  reanalysis: KeptReanalysis,
  session: SessionToReread,
  now: number,
): Promise<void> {
  const { sessionId, revision, edition } = session;
  const catalog = catalogOf(env, organizationId);
  if (await within('catalog', catalog.findReread(reanalysis.reanalysisId, sessionId))) return;
  const ref = { organizationId, sessionId, revision };
  const result = await readResult(env, ref, edition);
  if (!result) throw new PermanentError('its stored result is missing');
  const before = result.understanding;
  const after = await readAgain(env, ref, result);
  const changes = compareReadings(before, after);
  const reread: KeptReread = {
    ...rereadBase(reanalysis, session),
    ...{ result: changes.length === 0 ? 'unchanged' : 'changed', changes },
    readings: { before: briefOf(before), after: briefOf(after) },
  };
  if (!reanalysis.stores) return within('catalog', catalog.keepReread(reread));
  if (changes.length === 0) {
    await within('catalog', catalog.confirmReading(sessionId, { revision, edition }, after));
    return within('catalog', catalog.keepReread(reread));
  }
  const stored = await storeEdition(env, ref, result, after, { ...reread, newEdition: edition + 1 }, now);
  if (!stored) await within('catalog', catalog.keepReread({ ...rereadBase(reanalysis, session), result: 'overtaken' }));
}

/** Keeps that a session could not be read again. */
export async function keepFailure(
  env: Environment,
  organizationId: string,
  reanalysis: KeptReanalysis,
  session: SessionToReread,
  reason: string,
): Promise<void> {
  const catalog = catalogOf(env, organizationId);
  const failed: KeptReread = { ...rereadBase(reanalysis, session), result: 'failed', reason };
  await within('catalog', catalog.keepReread(failed));
}

function rereadBase({ reanalysisId }: KeptReanalysis, session: SessionToReread): Omit<KeptReread, 'result'> {
  return { reanalysisId, ...session, changes: [] };
}

function briefOf({ intent, outcome, stage, confidence }: Understanding): ReadingBrief {
  return { intent, outcome, stage, confidence };
}
