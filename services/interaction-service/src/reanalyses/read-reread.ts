import type { RereadDetail, Understanding } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { KeptReread } from '../catalog/reread-rows.ts';
import type { Environment } from '../environment.ts';
import { failureKind } from '../failures/failure-kind.ts';
import { within } from '../failures/within.ts';
import { readResult, type SessionResult } from '../results/session-result.ts';
import { readAgain } from './read-again.ts';
import { toldReread } from './told-reread.ts';

/** Both readings of a session of a re-analysis; null when the re-analysis has not come to it. */
export async function readReread(
  env: Environment,
  organizationId: string,
  reanalysisId: string,
  sessionId: string,
): Promise<RereadDetail | null> {
  const reread = await within('catalog', catalogOf(env, organizationId).findReread(reanalysisId, sessionId));
  if (!reread) return null;
  const ref = { organizationId, sessionId, revision: reread.revision };
  const before = await readResult(env, ref, reread.edition);
  return {
    session: toldReread(reread),
    before: before?.understanding ?? null,
    after: await afterOf(env, organizationId, reread, before),
  };
}

/** What was stored; where nothing was, it is read again now. */
async function afterOf(
  env: Environment,
  organizationId: string,
  { sessionId, revision, newEdition }: KeptReread,
  before: SessionResult | null,
): Promise<Understanding | null> {
  const ref = { organizationId, sessionId, revision };
  if (newEdition !== undefined) return (await readResult(env, ref, newEdition))?.understanding ?? null;
  if (!before) return null;
  try {
    return await readAgain(env, ref, before);
  } catch (error) {
    if (failureKind(error) === 'permanent') return null;
    throw error;
  }
}
