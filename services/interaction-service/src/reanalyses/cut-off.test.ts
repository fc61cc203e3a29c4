import { env } from 'cloudflare:workers';
import type { SearchAnswer } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FAULTS, type Fault, faultyEnvironment, Killed } from '../../test/faulty-environment.ts';
import { archive, read, sessionOf } from '../../test/pipeline.ts';
import { anInteraction } from '../../test/readings.ts';
import { aRequest } from '../../test/reanalyses.ts';
import { catalogOf } from '../catalog/catalog.ts';
import { interactionIdsOf, MAX_INTERACTIONS } from '../catalog/interaction-id.ts';
import type { KeptReanalysis } from '../catalog/reanalyses.ts';
import { processSession } from '../pipeline/process-session.ts';
import { vectorIndexOf } from '../vectors/vector-index-of.ts';
import { rereadSession } from './reread-session.ts';
import { settleEdition } from './store-edition.ts';

const ORGANIZATION = 'org_1';
let sessions = 0;

/** A session that today's analyst reads otherwise, and a re-analysis that comes to it. */
async function newSession() {
  const sessionId = `ses_cut${sessions++}`;
  const message = await archive(sessionOf(sessionId, { tasks: [sessionId, 'buy'] }));
  await processSession(env, message, (_, work) => work());
  const interactions = [anInteraction({ headline: `Now ${sessionId}`, searchText: `now ${sessionId}` })];
  await env.UNDERSTANDER.sayOf(sessionId, { intent: 'support', interactions });
  const { id, ...scope } = aRequest({ id: `rea_${sessionId}` });
  const reanalysis: KeptReanalysis = {
    ...{ reanalysisId: id, ...scope, analyst: '2', state: 'running', total: 1, startedAt: 0, startedBy: 'user:u1' },
  };
  const ref = { organizationId: ORGANIZATION, sessionId, revision: 1 };
  const session = { sessionId, startedAt: 0, revision: 1, edition: 0 };
  const reread = (by: typeof env) => rereadSession(by, ORGANIZATION, reanalysis, session, 1);
  return { ref, reanalysis, reread };
}
type Cut = Awaited<ReturnType<typeof newSession>>;

/** As the object does it: what was under way is settled, then the part is done again. */
async function goOn({ ref, reread }: Cut, isThere: boolean) {
  await settleEdition(env, ref, 1);
  if (isThere) await reread(env);
}

async function everything({ ref, reanalysis }: Cut) {
  const { sessionId } = ref;
  const count = async (table: string) =>
    env.CATALOG.prepare(`SELECT count(*) AS count FROM ${table} WHERE organization_id = ? AND session_id = ?`)
      .bind(ORGANIZATION, sessionId)
      .first<number>('count');
  const index = vectorIndexOf(env, ORGANIZATION, 'fake@64@1');
  const vectorsOf = async (edition: number) =>
    (await index.getByIds(await interactionIdsOf(ref, MAX_INTERACTIONS, edition))).length;
  const { objects } = await env.RESULTS.list({ prefix: `org=${ORGANIZATION}/session=${sessionId}/` });
  const { hits } = await read<SearchAnswer>(`/api/search?q=${encodeURIComponent(`"Now ${sessionId}"`)}`);
  const row = await env.CATALOG.prepare(
    'SELECT revision, edition, intent FROM sessions WHERE organization_id = ? AND session_id = ?',
  )
    .bind(ORGANIZATION, sessionId)
    .first();
  return {
    row,
    interactions: (await catalogOf(env, ORGANIZATION).interactionsOfSession(sessionId)).map(({ headline }) => headline),
    counts: [await count('interactions'), await count('interaction_products'), await count('session_editions')],
    results: await catalogOf(env, ORGANIZATION).countRereads(reanalysis.reanalysisId, { result: 'changed' }),
    rereads: await count('reread_sessions'),
    vectors: [await vectorsOf(0), await vectorsOf(1)],
    objects: objects.map(({ key }) => key.split('/').at(-1)).toSorted(),
    found: hits.filter(({ interaction }) => interaction.sessionId === sessionId).length,
  };
}

const WHOLE = (sessionId: string) => ({
  row: { revision: 1, edition: 1, intent: 'support' },
  ...{ interactions: [`Now ${sessionId}`], counts: [1, 0, 1], results: 1, rereads: 1, vectors: [0, 1], found: 1 },
  objects: ['r1.e1.json', 'r1.e1.vectors.json', 'r1.json', 'r1.vectors.json'],
});

const cut = fc.record({ at: fc.nat(24), fault: fc.constantFrom<Fault>(...FAULTS) });

test('cut off anywhere and gone on with, a session is stored once and told once, as if nothing had happened', async () => {
  let killed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 2 }), async (cuts) => {
      const fresh = await newSession();
      const late: (() => Promise<unknown>)[] = [];
      for (const { at, fault } of cuts) {
        const faulty = faultyEnvironment(at, fault);
        await fresh.reread(faulty.env as typeof env).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
          killed++;
        });
        if (faulty.late) late.push(faulty.late);
        await settleEdition(env, fresh.ref, 1);
      }
      await goOn(fresh, true);
      for (const land of late) await land();
      await goOn(fresh, true);
      expect(await everything(fresh)).toEqual(WHOLE(fresh.ref.sessionId));
    }),
    { numRuns: 20 },
  );
  expect(killed).toBeGreaterThan(8);
}, 120_000);

/** What an erasure removes: everything of the session, wherever it lies. */
async function erase({ ref }: Cut) {
  const { sessionId } = ref;
  const tables = ['sessions', 'interactions', 'interaction_products', 'session_editions', 'reread_sessions'];
  for (const table of tables) {
    await env.CATALOG.prepare(`DELETE FROM ${table} WHERE organization_id = ? AND session_id = ?`)
      .bind(ORGANIZATION, sessionId)
      .run();
  }
  const index = vectorIndexOf(env, ORGANIZATION, 'fake@64@1');
  for (const edition of [0, 1]) await index.deleteByIds(await interactionIdsOf(ref, MAX_INTERACTIONS, edition));
  for (const bucket of [env.RESULTS, env.ARCHIVE]) {
    const { objects } = await bucket.list({ prefix: `org=${ORGANIZATION}/` });
    await bucket.delete(objects.flatMap(({ key }) => (key.includes(sessionId) ? key : [])));
  }
}

test('a session that is erased in the middle of it does not come back, wherever that is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(24), async (erasedAt) => {
      const fresh = await newSession();
      let calls = 0;
      const watched = faultyEnvironment(Number.POSITIVE_INFINITY, 'never done', async () => {
        if (calls++ === erasedAt) await erase(fresh);
      });
      const failure = await fresh.reread(watched.env as typeof env).catch((error: unknown) => error);
      if (calls <= erasedAt) await erase(fresh);
      // A part that failed is settled; the session is no longer among those that are read.
      if (failure !== undefined) await goOn(fresh, false);
      expect(await everything(fresh)).toEqual({
        ...{ row: null, interactions: [], counts: [0, 0, 0], results: 0, rereads: 0, vectors: [0, 0], found: 0 },
        objects: [],
      });
    }),
    { numRuns: 15 },
  );
}, 120_000);
