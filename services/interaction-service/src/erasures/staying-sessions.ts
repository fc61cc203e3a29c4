import { catalogOf } from '../catalog/catalog.ts';
import type { Concerned } from '../catalog/erase-rows.ts';
import type { KeptSigns } from '../catalog/identity-signs.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { keptSignsOf } from '../people/keep-identity.ts';
import { readResult } from '../results/session-result.ts';
import { vectorIndexOf } from '../vectors/vector-index-of.ts';
import { wordIndexOf } from '../vectors/word-index-of.ts';

/** What the sessions that stay say of visitors and users of whom erased ones spoke, from their stored results. */
export async function readStaying(
  env: Environment,
  organizationId: string,
  concerned: Concerned,
): Promise<{ sessionIds: string[]; signs: KeptSigns[] }> {
  if (concerned.visitorIds.length + concerned.userIds.length === 0) return { sessionIds: [], signs: [] };
  const sessions = await within('catalog', catalogOf(env, organizationId).stayingSessions(concerned));
  const signs = await Promise.all(
    sessions.map(async (session) => {
      const result = await readResult(env, { organizationId, ...session });
      return result && keptSignsOf(result);
    }),
  );
  return { sessionIds: sessions.map(({ sessionId }) => sessionId), signs: signs.filter((one) => one !== null) };
}

/** Visitors who had come before in erased sessions only are new ones, also in the search. */
export async function markAsNew(
  env: Environment,
  organizationId: string,
  sessionIds: readonly string[],
): Promise<void> {
  const catalog = catalogOf(env, organizationId);
  if (sessionIds.length === 0) return;
  const facts = await within('catalog', catalog.searchableSessions(sessionIds));
  const fresh = facts.filter(({ returning }) => !returning).map(({ sessionId }) => sessionId);
  const ids = await within('catalog', catalog.interactionsIn(fresh));
  if (ids.length === 0) return;
  await within('vectors', wordIndexOf(env, organizationId).setReturning(ids, false));
  const model = await within('embedder', env.EMBEDDER.model());
  const index = vectorIndexOf(env, organizationId, model);
  const records = await within('vectors', index.getByIds(ids));
  const changed = records.flatMap(({ id, values, metadata }) =>
    metadata?.returning === true ? [{ id, values, metadata: { ...metadata, returning: false } }] : [],
  );
  if (changed.length > 0) await within('vectors', index.upsert(changed));
}
