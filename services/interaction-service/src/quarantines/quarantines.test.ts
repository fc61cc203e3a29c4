import { env } from 'cloudflare:workers';
import {
  type Arrival,
  arrivalAt,
  type CompleteSession,
  coverageOf,
  type DeadLetterPage,
  type PeoplePage,
  type Quarantine,
  type QuarantineList,
  type QuarantinePreview,
  type QuarantineRequest,
  type ReplayAnswer,
  type Role,
  type SearchAnswer,
  type SessionDetail,
  type SessionPage,
} from '@crow/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identify, keep, sessionOn } from '../../test/people.ts';
import { archive, askAs, deliver, process, read, sessionOf } from '../../test/pipeline.ts';
import { sweeperOf } from '../../test/sweeper.ts';
import { catalogOf } from '../catalog/catalog.ts';
import { recordOf } from '../records/record.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const STOLEN: QuarantineRequest = { keyId: 'key_stolen', from: NOON, to: NOON + 60 * MINUTE, origin: null };

function came(session: CompleteSession, ...arrivals: Arrival[]): CompleteSession {
  return { ...session, context: { ...session.context, arrivals } };
}
const at = (minute: number, keyId = 'key_stolen', origin = 'https://evil.example'): Arrival =>
  arrivalAt(NOON + minute * MINUTE, { keyId, origin, events: 1 });

async function post<T>(organizationId: string, path: string, body: unknown = {}, role: Role = 'owner') {
  const response = await askAs(organizationId, role, path, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as T };
}
async function make(organizationId: string, span: QuarantineRequest = STOLEN): Promise<Quarantine> {
  const { status, body } = await post<Quarantine>(organizationId, '/api/quarantines', span);
  expect(status).toBe(201);
  return body;
}
const lift = (organizationId: string, { quarantineId }: Quarantine) =>
  post<Quarantine>(organizationId, `/api/quarantines/${quarantineId}/lift`);

async function idsIn(organizationId: string, query = ''): Promise<string[]> {
  const page = await read<SessionPage>(`/api/sessions?${query}`, organizationId);
  expect(page.total).toBe(page.sessions.length);
  return page.sessions.map(({ sessionId }) => sessionId).sort();
}

/** A shop with an own session, a fake one and one of both. */
async function shop(organizationId: string) {
  const sessions = [
    came(sessionOf('ses_own', { organizationId }), at(1, 'key_shop', 'https://shop.example')),
    came(sessionOf('ses_fake', { organizationId, tasks: ['buy', 'return'] }), at(2), at(4)),
    came(sessionOf('ses_mixed', { organizationId }), at(3, 'key_shop', 'https://shop.example'), at(5)),
    sessionOf('ses_old', { organizationId }),
  ];
  await process(await Promise.all(sessions.map(archive)));
}

/** A database whose transactions fail at their last statement. */
function refusing(database: D1Database): D1Database {
  return {
    prepare: (sql: string) => database.prepare(sql),
    batch: (statements: D1PreparedStatement[]) =>
      database.batch([...statements, database.prepare('SELECT no_such_column')]),
  } as unknown as D1Database;
}

/** Everything that lists show. */
async function shown(organizationId: string) {
  const [sessions, search, people] = await Promise.all([
    read<SessionPage>('/api/sessions', organizationId),
    read<SearchAnswer>('/api/search?q=buy', organizationId),
    read<PeoplePage>('/api/people', organizationId),
  ]);
  return { sessions, hits: search.hits, people };
}

describe('a quarantine', () => {
  test('is previewed with what it would hide, and examples', async () => {
    await shop('org_preview');
    const { body } = await post<QuarantinePreview>('org_preview', '/api/quarantines/preview', STOLEN);
    expect(body).toMatchObject({ sessions: 1, mixed: 1, events: 3, interactions: 3, unfinished: 2, unknown: 1 });
    expect(body.examples.map(({ sessionId, mixed }) => [sessionId, mixed]).sort()).toEqual([
      ['ses_fake', false],
      ['ses_mixed', true],
    ]);
    const other = { ...STOLEN, origin: 'https://other.example' };
    const none = await post<QuarantinePreview>('org_preview', '/api/quarantines/preview', other);
    expect(none.body).toMatchObject({ sessions: 0, mixed: 0, events: 0, interactions: 0, examples: [] });
    expect(await idsIn('org_preview')).toHaveLength(4);
  });

  test('hides its sessions from every list, shows them on demand, and lets all of it back as it was', async () => {
    await shop('org_lists');
    const before = await shown('org_lists');
    expect(before.hits.length).toBe(5);
    const made = await make('org_lists');
    expect(made).toMatchObject({ state: 'active', keyName: 'Name of key_stolen', createdBy: 'user:u1' });
    expect(made.counts).toEqual({ sessions: 1, mixed: 1, events: 3, interactions: 3 });
    expect(await env.QUARANTINED.hides('org_lists', made.quarantineId)).toBe(true);
    const hidden = await shown('org_lists');
    expect(hidden.sessions).toMatchObject({ total: 2, hiddenQuarantined: 2 });
    expect(hidden.sessions.sessions.map(({ sessionId }) => sessionId).sort()).toEqual(['ses_old', 'ses_own']);
    expect(hidden.hits.map(({ interaction }) => interaction.sessionId).sort()).toEqual(['ses_old', 'ses_own']);
    expect(await idsIn('org_lists', 'quarantine=only')).toEqual(['ses_fake', 'ses_mixed']);
    const detail = await read<SessionDetail>('/api/sessions/ses_fake', 'org_lists');
    expect(detail).toMatchObject({ quarantines: [made.quarantineId], interactions: { length: 2 } });
    expect((await lift('org_lists', made)).body).toMatchObject({ state: 'lifted', liftedAt: expect.any(Number) });
    expect(await env.QUARANTINED.hides('org_lists', made.quarantineId)).toBe(false);
    expect(await shown('org_lists')).toEqual(before);
    expect((await lift('org_lists', made)).status).toBe(200);
  });

  test('leaves as many results as were asked for, of meanings, of exact texts, and of what is similar', async () => {
    const organizationId = 'org_results';
    // The fake ones are nearer to the question than all others.
    const fakes = Array.from({ length: 6 }, (_, index) =>
      came(sessionOf(`ses_fake${index}`, { organizationId, tasks: ['order F204816'] }), at(1)),
    );
    const own = ['order F204816', 'look', 'ask'].map((task, index) =>
      came(sessionOf(`ses_own${index}`, { organizationId, tasks: [task] }), at(1, 'key_shop')),
    );
    await process(await Promise.all([...own, ...fakes].map(archive)));
    const sessionsFor = async (path: string) => {
      const { hits } = await read<SearchAnswer>(path, organizationId);
      return hits.map(({ interaction }) => interaction.sessionId);
    };
    expect(
      (await sessionsFor('/api/search?q=order%20F204816&limit=3')).filter((id) => id.startsWith('ses_fake')).length,
    ).toBeGreaterThan(1);
    await make(organizationId);
    expect((await sessionsFor('/api/search?q=order%20F204816&limit=3')).sort()).toEqual([
      'ses_own0',
      'ses_own1',
      'ses_own2',
    ]);
    expect(await sessionsFor('/api/search?q=%22order%20F204816%22&limit=1')).toEqual(['ses_own0']);
    const { interactions } = await read<SessionDetail>('/api/sessions/ses_own0', organizationId);
    const similar = `/api/interactions/${interactions[0]?.id}/similar?limit=2`;
    expect((await sessionsFor(similar)).sort()).toEqual(['ses_own1', 'ses_own2']);
  });

  test('hides failed sessions as well, and neither lists nor replays them', async () => {
    const organizationId = 'org_failed';
    const letter = { organizationId, revision: 1, archiveKey: 'a', stage: 'store', kind: 'transient', reason: 'x' };
    for (const [sessionId, keyId] of [
      ['ses_fake', 'key_stolen'],
      ['ses_own', 'key_shop'],
    ] as const) {
      await env.SESSION_CONTROL.came(organizationId, sessionId, { arrivals: [at(1, keyId)], followedBy: [] });
      await deliver('crow-dead-letters', [{ ...letter, sessionId, failedAt: NOON }]);
    }
    const listed = () => read<DeadLetterPage>('/api/dead-letters', organizationId);
    expect(await listed()).toMatchObject({ total: 2, hiddenQuarantined: 0 });
    const made = await make(organizationId);
    expect(await listed()).toMatchObject({ deadLetters: [{ sessionId: 'ses_own' }], total: 1, hiddenQuarantined: 1 });
    const replay = await post<ReplayAnswer>(organizationId, '/api/dead-letters/replay', { id: 'all' });
    expect(replay.body).toMatchObject({ replay: { total: 1 } });
    await lift(organizationId, made);
    expect(await listed()).toMatchObject({ total: 2, hiddenQuarantined: 0 });
  });

  test('that could not be made is not on record, and one that was is, also when the log did not answer', async () => {
    const organizationId = 'org_outbox';
    const catalog = catalogOf({ ...env, CATALOG: refusing(env.CATALOG) }, organizationId);
    const author = { organizationId, actor: 'user:u1', from: {} };
    const kept = {
      quarantineId: 'qua_1',
      ...STOLEN,
      keyName: 'x',
      state: 'active',
      createdAt: 0,
      createdBy: 'user:u1',
    } as const;
    await expect(
      catalog.keepQuarantine(kept, recordOf(author, 'quarantine_made', 'key_stolen', {}, 0)),
    ).rejects.toThrow();
    expect(await catalogOf(env, organizationId).untoldRecords(10)).toEqual([]);

    await env.RECORDS.failNext(1);
    const made = await make(organizationId);
    expect(await env.RECORDS.entries(organizationId)).toEqual([]);
    expect(await idsIn(organizationId)).toEqual([]);
    await sweeperOf(organizationId).sweepAt(Date.now());
    await sweeperOf(organizationId).sweepAt(Date.now());
    const entries = await env.RECORDS.entries(organizationId);
    expect(entries).toMatchObject([{ action: 'quarantine_made', after: { quarantineId: made.quarantineId } }]);
  });

  test('with an open end hides what is completed later, also a newer revision', async () => {
    await make('org_later', { ...STOLEN, to: null });
    const organizationId = 'org_later';
    const own = came(sessionOf('ses_turned', { organizationId }), at(1, 'key_shop'));
    await process([await archive(own)]);
    expect(await idsIn('org_later')).toEqual(['ses_turned']);
    const turned = came(sessionOf('ses_turned', { organizationId, revision: 2 }), at(1, 'key_shop'), at(9_999));
    const fake = came(sessionOf('ses_late', { organizationId }), at(99_999));
    await process([await archive(turned), await archive(fake)]);
    expect(await idsIn('org_later')).toEqual([]);
    expect(await idsIn('org_later', 'quarantine=only')).toEqual(['ses_late', 'ses_turned']);
  });

  test('is made once, and its steps are on record', async () => {
    const made = await make('org_records');
    expect(await make('org_records')).toMatchObject({ quarantineId: made.quarantineId });
    await lift('org_records', made);
    await lift('org_records', made);
    const list = await read<QuarantineList>('/api/quarantines', 'org_records');
    expect(list.quarantines).toMatchObject([{ quarantineId: made.quarantineId, state: 'lifted' }]);
    const entries = await env.RECORDS.entries('org_records');
    expect(entries.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['quarantine_made', 'done'],
      ['quarantine_lifted', 'done'],
    ]);
    expect(entries[0]).toMatchObject({ actor: 'user:u1', subject: 'key_stolen', after: STOLEN });
  });

  test.each([
    [{ ...STOLEN, keyId: 'a b' }, 'keyId'],
    [{ ...STOLEN, keyId: 'key_gone' }, 'keyId'],
    [{ ...STOLEN, from: -1 }, 'from'],
    [{ ...STOLEN, from: '2026' }, 'from'],
    [{ ...STOLEN, to: NOON }, 'to'],
    [{ ...STOLEN, origin: 7 }, 'origin'],
    [[], ''],
  ])('of %j is refused', async (body, field) => {
    const answer = await post<{ place: unknown }>('org_refused', '/api/quarantines', body);
    expect(answer).toMatchObject({ status: 400, body: { place: { field } } });
  });

  test('is for owners and admins, and others who try are on record', async () => {
    const { quarantineId } = await make('org_roles');
    for (const role of ['analyst', 'viewer'] as const) {
      expect((await askAs('org_roles', role, '/api/quarantines')).status).toBe(403);
      expect((await post('org_roles', '/api/quarantines', STOLEN, role)).status).toBe(403);
      expect((await post('org_roles', `/api/quarantines/${quarantineId}/lift`, {}, role)).status).toBe(403);
      expect((await post('org_roles', '/api/quarantines/preview', STOLEN, role)).status).toBe(403);
    }
    expect((await read<Quarantine>(`/api/quarantines/${quarantineId}`, 'org_roles')).state).toBe('active');
    const refused = (await env.RECORDS.entries('org_roles')).filter(({ outcome }) => outcome === 'refused');
    expect(refused.map(({ action }) => action)).toEqual([
      ...['quarantine_made', 'quarantine_lifted'],
      ...['quarantine_made', 'quarantine_lifted'],
    ]);
  });

  test('is one organization’s', async () => {
    await shop('org_one');
    const { quarantineId } = await make('org_two');
    expect(await idsIn('org_one')).toHaveLength(4);
    expect((await askAs('org_one', 'owner', `/api/quarantines/${quarantineId}`)).status).toBe(404);
    expect((await post('org_one', `/api/quarantines/${quarantineId}/lift`)).status).toBe(404);
  });
});

test('persons of whom only hidden sessions tell are hidden, others keep what other sessions say', async () => {
  const organizationId = 'org_persons';
  const fake = (visitor: string, sessionId: string, user: string) =>
    keep(organizationId, came(sessionOn(visitor, sessionId, 1, [identify(user, { plan: 'fake' })]), at(1)));
  const own = (visitor: string, sessionId: string, user: string, minute: number) =>
    keep(
      organizationId,
      came(sessionOn(visitor, sessionId, minute, [identify(user, { plan: 'own' })]), at(1, 'key_shop')),
    );
  await fake('vis_fake', 'ses_fake', 'mallory');
  await fake('vis_other', 'ses_claims_ada', 'ada');
  await fake('vis_ada', 'ses_first', 'ada');
  await own('vis_ada', 'ses_second', 'ada', 5);
  const people = async () => (await read<PeoplePage>('/api/people', organizationId)).people;
  const before = await people();
  expect(before.map(({ userIds }) => userIds).sort()).toEqual([['ada'], ['mallory']]);
  const made = await make(organizationId);
  expect(await people()).toMatchObject([{ userIds: ['ada'], visitorIds: ['vis_ada'], sessions: 1 }]);
  expect((await read<PeoplePage>('/api/people?q=mal', organizationId)).people).toEqual([]);
  expect((await read<PeoplePage>('/api/people?q=vis_fake', organizationId)).people).toEqual([]);
  await lift(organizationId, made);
  expect(await people()).toEqual(before);
});

test('whatever is quarantined and lifted in whatever order: what is in force hides what it covers, and nothing else', async () => {
  const arrival = fc
    .record({ minute: fc.nat(9), keyId: fc.constantFrom('key_a', 'key_b'), origin: fc.constantFrom('', 'https://x') })
    .map(({ minute, keyId, origin }) => at(minute, keyId, origin));
  const span: fc.Arbitrary<QuarantineRequest> = fc.record({
    keyId: fc.constantFrom('key_a', 'key_b'),
    from: fc.nat(9).map((minute) => NOON + minute * MINUTE),
    to: fc.option(fc.integer({ min: 10, max: 12 }).map((minute) => NOON + minute * MINUTE)),
    origin: fc.option(fc.constantFrom('', 'https://x')),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(arrival, { maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      fc.array(fc.record({ span, lifted: fc.boolean() }), { maxLength: 4 }),
      async (visits, steps) => {
        const organizationId = `org_any_${run++}`;
        const sessions = visits.map((arrivals, index) => ({ sessionId: `ses_${index}`, arrivals }));
        for (const [index, { sessionId, arrivals }] of sessions.entries()) {
          await keep(organizationId, came(sessionOn(undefined, sessionId, index), ...arrivals));
        }
        const inForce = new Map<string, QuarantineRequest>();
        for (const step of steps) {
          const made = await make(organizationId, step.span);
          inForce.set(made.quarantineId, step.span);
          if (step.lifted) await lift(organizationId, made);
          if (step.lifted) inForce.delete(made.quarantineId);
        }
        const isHidden = (arrivals: Arrival[]) =>
          [...inForce.values()].some((covering) => coverageOf(arrivals, covering) !== 'none');
        const expected = (hidden: boolean) =>
          sessions.filter(({ arrivals }) => isHidden(arrivals) === hidden).map(({ sessionId }) => sessionId);
        expect(await idsIn(organizationId)).toEqual(expected(false));
        expect(await idsIn(organizationId, 'quarantine=only')).toEqual(expected(true));
        const { quarantines } = await read<QuarantineList>('/api/quarantines', organizationId);
        for (const { counts, ...covering } of quarantines) {
          const coverages = sessions.map(({ arrivals }) => coverageOf(arrivals, covering));
          expect([counts.sessions, counts.mixed]).toEqual([
            coverages.filter((coverage) => coverage === 'all').length,
            coverages.filter((coverage) => coverage === 'some').length,
          ]);
        }
      },
    ),
    { numRuns: 40 },
  );
});
