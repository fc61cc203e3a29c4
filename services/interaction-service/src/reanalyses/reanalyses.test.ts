import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { ReanalysisList, ReanalysisPreview, RereadDetail, SearchAnswer, SessionDetail } from '@crow/contracts';
import { arrivalAt } from '@crow/contracts';
import { describe, expect, test, vi } from 'vitest';
import { archive, askAs, process, read, sessionOf } from '../../test/pipeline.ts';
import { anInteraction } from '../../test/readings.ts';
import { aRequest, begin, ended, oneAlarm, post, reanalyze, reportOf, sessionsOf } from '../../test/reanalyses.ts';
import { catalogOf } from '../catalog/catalog.ts';

const DAY_MS = 86_400_000;
const NOON = Date.UTC(2026, 10, 24, 12);

/** A shop whose sessions were read by the analyst of that time. */
async function shop(organizationId: string, tasks: Record<string, string[]>) {
  await env.UNDERSTANDER.becomeAnalyst('2');
  const archived = Object.entries(tasks).map(([sessionId, did], day) =>
    archive(sessionOf(sessionId, { organizationId, tasks: did, startedAt: NOON - day * DAY_MS })),
  );
  await process(await Promise.all(archived));
}
const sessionIn = (organizationId: string, sessionId: string) =>
  read<SessionDetail>(`/api/sessions/${sessionId}`, organizationId);
const foundBy = async (organizationId: string, question: string) => {
  const { hits } = await read<SearchAnswer>(`/api/search?q=${question}&limit=50`, organizationId);
  return hits.filter(({ score }) => score > 0.99).map(({ interaction }) => interaction.headline);
};
/** What the analyst learnt to see. */
const LEARNT = {
  ...({ intent: 'support', outcome: 'contacted_support' } as const),
  interactions: [
    anInteraction({ headline: 'Asked for help', searchText: 'quagga' }),
    anInteraction({ searchText: 'okapi' }),
  ],
};

describe('a re-analysis that only compares', () => {
  test('tells what changed, number by number with its sessions, and changes nothing', async () => {
    await shop('org_dry', { ses_dry1: ['buy'], ses_dry2: ['look'], ses_dry3: ['buy', 'look'] });
    await env.UNDERSTANDER.sayOf('ses_dry1', LEARNT);
    await env.UNDERSTANDER.sayOf('ses_dry2', { confidence: 0.75 });
    const before = await sessionIn('org_dry', 'ses_dry1');
    const { sessions, leftToModel, analyst } = (
      await post<ReanalysisPreview>('org_dry', '/api/reanalyses/preview', aRequest())
    ).body;
    expect({ sessions, leftToModel, analyst }).toEqual({ sessions: 3, leftToModel: 0, analyst: '2' });

    const report = await reanalyze('org_dry', { stores: false });
    expect(report).toMatchObject({ state: 'done', total: 3, read: 3, analyst: '2' });
    expect(report.results).toEqual({ unchanged: 1, changed: 2, failed: 0, overtaken: 0 });
    expect(report.changes).toMatchObject({ intent: 1, outcome: 1, stage: 0, confidence: 1, texts: 1, added: 1 });
    expect(report.intents).toContainEqual({ from: 'purchasing', to: 'support', sessions: 1 });
    expect(await sessionIn('org_dry', 'ses_dry1')).toEqual(before);

    const detail = await read<RereadDetail>('/api/reanalyses/rea_1/sessions/ses_dry1', 'org_dry');
    expect(detail.session).toMatchObject({
      changes: ['intent', 'outcome', 'texts', 'added', 'details'],
      result: 'changed',
    });
    expect([detail.before?.intent, detail.after?.intent]).toEqual(['purchasing', 'support']);
    expect(detail.before?.provenance.version).toBe('1');
    expect(detail.after?.provenance.version).toBe('2');
  });

  test('each of its numbers leads to exactly that many sessions', async () => {
    await shop('org_numbers', { ses_n1: ['buy'], ses_n2: ['buy'], ses_n3: ['look'], ses_n4: ['look', 'buy'] });
    await env.UNDERSTANDER.sayOf('ses_n1', { ...LEARNT, stage: 'cart' });
    await env.UNDERSTANDER.sayOf('ses_n2', { intent: 'support' });
    await env.UNDERSTANDER.sayOf('ses_n3', { outcome: 'bounced', interactions: [] });
    const { results, changes, intents, outcomes, stages } = await reanalyze('org_numbers', { stores: false });
    const asked = [
      ...Object.entries(results).map(([name, count]) => [`result=${name}`, count] as const),
      ...Object.entries(changes).map(([name, count]) => [`change=${name}`, count] as const),
      ...intents.map(({ from, to, sessions }) => [`intentFrom=${from}&intentTo=${to}`, sessions] as const),
      ...outcomes.map(({ from, to, sessions }) => [`outcomeFrom=${from}&outcomeTo=${to}`, sessions] as const),
      ...stages.map(({ from, to, sessions }) => [`stageFrom=${from}&stageTo=${to}`, sessions] as const),
    ];
    for (const [query, count] of asked) {
      const page = await sessionsOf('org_numbers', query);
      expect([query, page.total, page.sessions.length]).toEqual([query, count, count]);
    }
    const first = await sessionsOf('org_numbers', 'limit=3');
    const rest = await sessionsOf('org_numbers', `limit=3&cursor=${first.nextCursor}`);
    expect([...first.sessions, ...rest.sessions].map(({ sessionId }) => sessionId)).toEqual([
      ...['ses_n1', 'ses_n2', 'ses_n3', 'ses_n4'],
    ]);
    expect(rest.nextCursor).toBeUndefined();
  });
});

describe('a re-analysis that stores', () => {
  test('puts the new reading in the place of the old one, in the catalog and the search, and bills nothing', async () => {
    await shop('org_stores', { ses_s1: ['buy'], ses_s2: ['look'] });
    await env.UNDERSTANDER.sayOf('ses_s1', LEARNT);
    const billed = await env.USAGE.records('org_stores');
    const told = await env.SESSION_CONTROL.calls();
    expect(await foundBy('org_stores', 'buy')).toEqual(['buy r1']);
    const { results } = await reanalyze('org_stores');
    expect(results).toMatchObject({ unchanged: 1, changed: 1 });

    const session = await sessionIn('org_stores', 'ses_s1');
    expect(session).toMatchObject({ revision: 1, understanding: { intent: 'support', provenance: { version: '2' } } });
    expect(session.interactions.map(({ headline }) => headline)).toEqual(['Asked for help', 'Looked around']);
    expect(await foundBy('org_stores', 'quagga')).toEqual(['Asked for help']);
    expect(await foundBy('org_stores', 'buy')).toEqual([]);
    expect((await sessionIn('org_stores', 'ses_s2')).understanding?.provenance.version).toBe('2');
    expect(await env.USAGE.records('org_stores')).toEqual(billed);
    expect(await env.SESSION_CONTROL.calls()).toEqual(told);
    const detail = await read<RereadDetail>('/api/reanalyses/rea_1/sessions/ses_s1', 'org_stores');
    expect([detail.before?.intent, detail.after?.intent]).toEqual(['purchasing', 'support']);

    // All have been read by today's analyst now.
    const { body } = await post<ReanalysisPreview>(
      'org_stores',
      '/api/reanalyses/preview',
      aRequest({ onlyOlder: true }),
    );
    expect(body.sessions).toBe(0);
    await env.UNDERSTANDER.sayOf('ses_s1', { ...LEARNT, intent: 'browsing' });
    expect((await reanalyze('org_stores', { id: 'rea_2' })).results).toMatchObject({ changed: 1 });
    expect(await foundBy('org_stores', 'quagga')).toEqual(['Asked for help']);
    const vectors = await env.VECTORS.getByName('org_stores').describe('fake@64@1');
    expect(vectors.vectors).toBe(3);
  });

  test('and late events of a session replace every edition of it', async () => {
    await shop('org_late', { ses_l1: ['buy'] });
    await env.UNDERSTANDER.sayOf('ses_l1', LEARNT);
    await reanalyze('org_late');
    const late = sessionOf('ses_l1', { organizationId: 'org_late', revision: 2, tasks: ['buy', 'return'] });
    await process([await archive(late)]);
    // The first revision once more: a late word of it changes nothing.
    await process([await archive(sessionOf('ses_l1', { organizationId: 'org_late', tasks: ['buy'] }))]);
    const { revision, interactions } = await sessionIn('org_late', 'ses_l1');
    expect([revision, interactions.map(({ headline }) => headline)]).toEqual([2, ['buy r2', 'return r2']]);
    expect(await foundBy('org_late', 'quagga')).toEqual([]);
    expect((await env.VECTORS.getByName('org_late').describe('fake@64@1')).vectors).toBe(2);
  });

  test('leaves a reading that a message of the pipeline brings again as it is', async () => {
    const session = sessionOf('ses_again', { organizationId: 'org_again' });
    await process([await archive(session)]);
    await env.UNDERSTANDER.sayOf('ses_again', LEARNT);
    await reanalyze('org_again');
    await process([await archive(session)]);
    expect((await sessionIn('org_again', 'ses_again')).understanding?.intent).toBe('support');
    expect(await foundBy('org_again', 'buy')).toEqual([]);
    expect(await foundBy('org_again', 'okapi')).toEqual(['Looked around']);
  });
});

describe('what is read again', () => {
  test('is of the period, of the key, and older, as it was asked for', async () => {
    await shop('org_scope', { ses_o1: ['buy'], ses_o2: ['buy'], ses_o3: ['buy'] });
    const keyed = sessionOf('ses_o4', { organizationId: 'org_scope', startedAt: NOON - 9 * DAY_MS });
    const arrivals = [arrivalAt(NOON, { keyId: 'key_old', origin: '', events: 1 })];
    await process([await archive({ ...keyed, context: { ...keyed.context, arrivals } })]);
    const count = async (fields: object) =>
      (await post<ReanalysisPreview>('org_scope', '/api/reanalyses/preview', aRequest(fields))).body.sessions;
    expect(await count({})).toBe(4);
    expect(await count({ from: NOON - DAY_MS, to: NOON })).toBe(1);
    expect(await count({ keyId: 'key_old' })).toBe(1);
    await reanalyze('org_scope', { from: NOON - DAY_MS, to: NOON + 1 });
    expect(await count({ onlyOlder: true })).toBe(2);
    expect((await sessionsOf('org_scope')).sessions.map(({ sessionId }) => sessionId)).toEqual(['ses_o1', 'ses_o2']);
  });

  test('is never quarantined, and nothing that a language model told unless it is asked for', async () => {
    await shop('org_left', { ses_m1: ['buy'], ses_m2: ['look'] });
    const model = JSON.stringify({ source: 'gemini', model: 'g', version: '1', droppedStatements: 0 });
    await env.CATALOG.prepare(
      "UPDATE sessions SET provenance = ? WHERE organization_id = 'org_left' AND session_id = 'ses_m1'",
    )
      .bind(model)
      .run();
    const fake = sessionOf('ses_fake', { organizationId: 'org_left' });
    const arrivals = [arrivalAt(NOON, { keyId: 'key_stolen', origin: '', events: 1 })];
    await process([await archive({ ...fake, context: { ...fake.context, arrivals } })]);
    await post('org_left', '/api/quarantines', { keyId: 'key_stolen', from: NOON - DAY_MS, to: null, origin: null });
    const preview = await post<ReanalysisPreview>('org_left', '/api/reanalyses/preview', aRequest());
    expect(preview.body).toMatchObject({ sessions: 1, leftToModel: 1 });
    expect((await reanalyze('org_left')).total).toBe(1);
    expect((await sessionsOf('org_left')).sessions.map(({ sessionId }) => sessionId)).toEqual(['ses_m2']);
    expect((await reanalyze('org_left', { id: 'rea_2', modelMade: 'reread' })).total).toBe(2);
  });

  test('what was erased does not come back, and has no part in what is told', async () => {
    await shop('org_gone2', { ses_e1: ['buy'], ses_e2: ['look'] });
    await env.UNDERSTANDER.sayOf('ses_e1', LEARNT);
    await env.UNDERSTANDER.sayOf('ses_e2', LEARNT);
    await reanalyze('org_gone2', { stores: false });
    await env.CATALOG.prepare(
      "DELETE FROM sessions WHERE organization_id = 'org_gone2' AND session_id = 'ses_e1'",
    ).run();
    expect((await reportOf('org_gone2')).results).toMatchObject({ changed: 1 });
    expect((await sessionsOf('org_gone2')).total).toBe(1);
    expect((await askAs('org_gone2', 'owner', '/api/reanalyses/rea_1/sessions/ses_e1')).status).toBe(404);
    await reanalyze('org_gone2', { id: 'rea_2' });
    expect((await askAs('org_gone2', 'owner', '/api/sessions/ses_e1')).status).toBe(404);
  });

  test('a session whose archive is gone is told as failed, with the reason, and holds up nobody', async () => {
    await shop('org_broken', { ses_b1: ['buy'], ses_b2: ['look'] });
    const { objects } = await env.ARCHIVE.list({ prefix: 'org=org_broken/' });
    const key = objects.find((object) => object.key.includes('ses_b1'))?.key;
    await env.ARCHIVE.delete(key ?? '');
    const { results } = await reanalyze('org_broken');
    expect(results).toMatchObject({ failed: 1, unchanged: 1 });
    expect((await sessionsOf('org_broken', 'result=failed')).sessions).toMatchObject([
      { sessionId: 'ses_b1', reason: expect.stringContaining('is missing') },
    ]);
  });
});

describe('it goes on', () => {
  test('where it was, when its object is thrown out between two parts', async () => {
    const tasks = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`ses_evict${index}`, ['buy']]));
    await shop('org_evicted', tasks);
    await begin('org_evicted', aRequest({ stores: false }));
    await vi.waitFor(
      async () => {
        await oneAlarm('org_evicted');
        if ((await reportOf('org_evicted')).read === 0) throw new Error('it has not begun');
      },
      { timeout: 20_000, interval: 5 },
    );
    await evictDurableObject(env.REANALYSES.getByName('org_evicted') as unknown as DurableObjectStub);
    expect(await ended('org_evicted')).toMatchObject({ total: 10, read: 10, results: { unchanged: 10 } });
  });

  test('after what failed for a moment, and without a session that fails again and again', async () => {
    await shop('org_moment', { ses_f1: ['buy'] });
    await env.UNDERSTANDER.failNext(2, 'Error');
    expect((await reanalyze('org_moment')).results).toMatchObject({ unchanged: 1, failed: 0 });
    await env.UNDERSTANDER.failNext(1_000, 'Error');
    expect((await reanalyze('org_moment', { id: 'rea_2' })).results).toMatchObject({ unchanged: 0, failed: 1 });
    await env.UNDERSTANDER.failNext(0, '');
    expect((await sessionsOf('org_moment', '', 'rea_2')).sessions).toMatchObject([{ reason: 'as the test wishes' }]);
  });

  test('and the fifty newest are kept', async () => {
    const catalog = catalogOf(env, 'org_fifty');
    const { id, ...scope } = aRequest();
    for (let number = 0; number < 52; number++) {
      const reanalysisId = `${id}_${number}`;
      const kept = { reanalysisId, ...scope, analyst: '2', total: 0, startedAt: number, startedBy: 'user:u1' };
      await catalog.keepReanalysis({ ...kept, state: 'running' });
      await catalog.moveReanalysis(reanalysisId, 'done', number);
    }
    const kept = await catalog.listReanalyses();
    expect([kept.length, kept[0]?.reanalysisId, kept.at(-1)?.reanalysisId]).toEqual([50, 'rea_1_51', 'rea_1_2']);
    expect(await catalog.findReanalysis('rea_1_1')).toBeNull();
  });
});

describe('who runs it', () => {
  test('pauses, resumes and cancels it; one runs at a time, and all of it is on record', async () => {
    await shop('org_steps', { ses_p1: ['buy'] });
    await env.LIVE.setUnfinished('org_steps', 1);
    expect((await begin('org_steps', aRequest(), 'analyst')).status).toBe(403);
    const [first, second] = await Promise.all([
      begin('org_steps', aRequest({ id: 'rea_a' })),
      begin('org_steps', aRequest({ id: 'rea_b' })),
    ]);
    expect([first.status, second.status].toSorted()).toEqual([202, 409]);
    const id = first.status === 202 ? 'rea_a' : 'rea_b';
    const step = async (name: string) =>
      (await post<{ state: string }>('org_steps', `/api/reanalyses/${id}/${name}`)).body.state;
    expect(await step('pause')).toBe('paused');
    await env.LIVE.setUnfinished('org_steps', 0);
    for (let alarm = 0; alarm < 3; alarm++) await oneAlarm('org_steps');
    expect(await reportOf('org_steps', id)).toMatchObject({ state: 'paused', read: 0 });
    expect(await step('resume')).toBe('running');
    expect(await ended('org_steps', id)).toMatchObject({ state: 'done', read: 1 });
    expect((await post('org_steps', `/api/reanalyses/${id}/cancel`)).status).toBe(409);
    expect((await begin('org_steps', aRequest({ id }))).body).toMatchObject({ state: 'done', read: 1 });

    await env.LIVE.setUnfinished('org_steps', 1);
    await begin('org_steps', aRequest({ id: 'rea_c' }));
    const cancelled = await post<{ state: string }>('org_steps', '/api/reanalyses/rea_c/cancel');
    expect(cancelled.body.state).toBe('cancelled');
    const actions = (await env.RECORDS.entries('org_steps')).map(({ action, outcome }) => `${action} ${outcome}`);
    expect(actions).toContain('reanalysis_started refused');
    for (const name of ['started', 'paused', 'resumed', 'cancelled'])
      expect(actions).toContain(`reanalysis_${name} done`);
    const { reanalyses } = await read<ReanalysisList>('/api/reanalyses', 'org_steps');
    expect(reanalyses.map(({ reanalysisId }) => reanalysisId).toSorted()).toEqual([id, 'rea_c'].toSorted());
  });

  test('gives way to sessions that have just ended, but not for ever, and not again for those that stay', async () => {
    // Two parts.
    await shop('org_way', Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`ses_w${index}`, ['buy']])));
    await env.LIVE.setUnfinished('org_way', 3);
    await begin('org_way', aRequest({ stores: false }));
    const alarmsUntil = (read: number) => {
      let alarms = 0;
      return vi.waitFor(
        async () => {
          await oneAlarm('org_way');
          alarms++;
          if ((await reportOf('org_way')).read < read) throw new Error('it gives way');
          return alarms;
        },
        { timeout: 20_000, interval: 1 },
      );
    };
    expect(await alarmsUntil(1)).toBeGreaterThan(5);
    expect(await alarmsUntil(10)).toBeLessThan(5);
    await env.LIVE.setUnfinished('org_way', 4);
    await ended('org_way');
    await begin('org_way', aRequest({ id: 'rea_2', stores: false }));
    await oneAlarm('org_way');
    expect((await reportOf('org_way', 'rea_2')).read).toBe(0);
    await post('org_way', '/api/reanalyses/rea_2/cancel');
  });

  test('is told what was wrong with what was asked for', async () => {
    const refused = async (fields: object) =>
      (await post<{ detail: string }>('org_x', '/api/reanalyses', fields)).body.detail;
    expect(await refused({ ...aRequest(), id: 'a b' })).toContain('`id`');
    expect(await refused({ ...aRequest(), to: 0 })).toContain('`to` must be after');
    expect(await refused({ ...aRequest(), modelMade: 'x' })).toContain('leave, reread');
    expect(await refused({ ...aRequest(), stores: 'yes' })).toContain('`stores`');
    expect((await askAs('org_x', 'owner', '/api/reanalyses/rea_none')).status).toBe(404);
    expect((await askAs('org_x', 'viewer', '/api/reanalyses')).status).toBe(403);
  });
});
