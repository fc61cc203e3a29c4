import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import type { FateAnswer, LedgerAnswer, RejectedAnswer, WireBatch } from '@crow/contracts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { batchOf, IDLE_MS, keyToken, readerToken, send, send as sendAs } from '../../test/batches.ts';
import { inSession, sessionOf } from '../../test/session.ts';
import type { Environment } from '../configuration.ts';
import type { LedgerObject } from './ledger-object.ts';
import { ledgerName, ledgerNames } from './report.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** From the day before to the days that tests go ahead. */
const EVER = { from: Date.now() - DAY, to: Date.now() + 3 * DAY, keyId: null };

afterEach(() => vi.restoreAllMocks());

async function read(organizationId: string, keyId: string | null = null): Promise<LedgerAnswer> {
  return (await exports.LedgerReader.read(await readerToken(organizationId), { ...EVER, keyId })) as LedgerAnswer;
}

async function fateOf(organizationId: string, eventId: string): Promise<FateAnswer> {
  return (await exports.LedgerReader.fate(await readerToken(organizationId), eventId)) as FateAnswer;
}

/** Sessions of an organization of its own, so that its ledger holds nothing else. */
function stage(organizationId: string) {
  const session = (sessionId: string) => sessionOf(sessionId, organizationId);
  let minutes = 0;
  return {
    send: (batch: WireBatch) => send(batch, { organizationId }),
    session,
    /** A minute goes by, and the session tells. */
    tell: (sessionId: string) => {
      minutes += 1;
      return session(sessionId).alarmAt(Date.now() + minutes * (MINUTE + 1_000));
    },
    ledger: () => read(organizationId),
    fate: (eventId: string) => fateOf(organizationId, eventId),
  };
}

describe('the ledger', () => {
  test('counts what is stored, what came again, what was refused, and what has not arrived', async () => {
    const { send, tell, ledger } = stage('org_counts');
    await send(batchOf('ses_1', 0, 3));
    await send(batchOf('ses_1', 0, 3));
    await send({ ...batchOf('ses_1', 5, 2), events: [{ type: 'custom', name: 'x' }, { type: 'nonsense' } as never] });
    await tell('ses_1');
    const { totals, reasons, balance, rows } = await ledger();
    expect(totals).toEqual({ sent: 10, stored: 4, duplicate: 3, rejected: 1, notArrived: 2 });
    expect(reasons).toEqual([{ code: 'unknown_type', events: 1 }]);
    expect(balance).toEqual({ numbered: 7, counted: 7 });
    for (const { sent, stored, duplicate, rejected, notArrived, keyId, minute } of rows) {
      expect(sent).toBe(stored + duplicate + rejected + notArrived);
      expect([keyId, minute % MINUTE]).toEqual(['key_1', 0]);
    }
  });

  test('moves what arrives late from one side to the other', async () => {
    const { send, tell, ledger, fate } = stage('org_late');
    await send(batchOf('ses_1', 4, 2));
    await tell('ses_1');
    expect((await ledger()).totals).toMatchObject({ stored: 2, notArrived: 4 });
    expect(await fate('tab-1')).toMatchObject({ fate: 'not_arrived' });
    await send(batchOf('ses_1', 0, 4));
    await tell('ses_1');
    expect((await ledger()).totals).toMatchObject({ stored: 6, notArrived: 0, sent: 6 });
    expect(await fate('tab-1')).toMatchObject({ fate: 'stored', batchId: 'bat_0' });
  });

  test('counts an event that comes in two batches once', async () => {
    const { send, tell, ledger, fate } = stage('org_twice');
    await send(batchOf('ses_1', 0, 4));
    await send(batchOf('ses_1', 2, 4, { batchId: 'other' }));
    await tell('ses_1');
    expect((await ledger()).totals).toEqual({ sent: 8, stored: 6, duplicate: 2, rejected: 0, notArrived: 0 });
    expect(await fate('tab-3')).toMatchObject({ fate: 'stored', copies: 1 });
  });

  test('knows events by ids of their own, and counts each once whatever its number', async () => {
    const { send, tell, ledger, fate } = stage('org_own');
    const event = (id: string) => ({ type: 'custom' as const, name: 'x', id });
    await send(batchOf('ses_1', 0, 0, { events: [event('msg-1'), event('msg-2')], source: 'a' }));
    await send(batchOf('ses_1', 0, 0, { events: [event('msg-2'), event('msg-3')], source: 'b', batchId: 'other' }));
    await tell('ses_1');
    const { totals } = await ledger();
    expect(totals).toMatchObject({ sent: 4, stored: 3, duplicate: 1 });
    expect(await fate('msg-3')).toMatchObject({ fate: 'stored', batchId: 'other', sessionId: 'ses_1' });
    expect((await sessionOf('ses_1', 'org_own').read())?.events).toHaveLength(3);
  });

  test('goes by sessions: whoever numbers from 0 in each, as clients of Segment are made to, sends no copies', async () => {
    const { send, tell, ledger, fate } = stage('org_segment');
    for (const [sessionId, id] of [
      ['ses_1', 'msg-a'],
      ['ses_2', 'msg-b'],
    ] as const) {
      const events = [{ type: 'custom' as const, name: 'x', id }];
      await send(batchOf(sessionId, 0, 0, { source: 'segment', events }));
      await send(batchOf(sessionId, 0, 3, { source: 'hand', batchId: 'by_hand' }));
      await tell(sessionId);
    }
    expect((await ledger()).totals).toEqual({ sent: 8, stored: 8, duplicate: 0, rejected: 0, notArrived: 0 });
    expect(await fate('msg-b')).toMatchObject({ fate: 'stored', sessionId: 'ses_2', copies: 0 });
    expect(await fate('segment-0')).toMatchObject({ fate: 'unknown' });
  });

  test('follows a source from one key to the next, and counts each batch for its own', async () => {
    const { send, tell, ledger } = stage('org_rotated');
    await send(batchOf('ses_1', 0, 10));
    const token = await keyToken('org_rotated', 'key:key_2');
    await sendAs(batchOf('ses_1', 10, 5), { organizationId: 'org_rotated', token });
    await sendAs(batchOf('ses_2', 17, 1), { organizationId: 'org_rotated', token });
    await tell('ses_1');
    await tell('ses_2');
    const { totals, rows } = await ledger();
    expect(totals).toEqual({ sent: 18, stored: 16, duplicate: 0, rejected: 0, notArrived: 2 });
    const counted = (keyId: string) =>
      rows.filter((row) => row.keyId === keyId).map((row) => [row.stored, row.notArrived]);
    expect([counted('key_1'), counted('key_2')]).toEqual([[[10, 0]], [[6, 2]]]);
  });

  test('knows copies under another batch also after the first was freed', async () => {
    const { send, session, ledger, fate } = stage('org_freed');
    const events = [
      { type: 'custom' as const, name: 'x', id: 'mine' },
      { type: 'custom' as const, name: 'x' },
    ];
    await send(batchOf('ses_1', 0, 0, { events }));
    await session('ses_1').alarmAt(Date.now() + IDLE_MS);
    await session('ses_1').confirm(1);
    expect((await session('ses_1').rows()).batches).toBe(0);
    await session('ses_1').crash();
    const more = [...events, { type: 'custom' as const, name: 'y' }];
    const receipt = await send(batchOf('ses_1', 0, 0, { events: more, batchId: 'other' }));
    expect(receipt).toMatchObject({ accepted: 1, duplicate: false, repeated: [0, 1] });
    await session('ses_1').alarmAt(Date.now() + 2 * DAY);
    expect((await ledger()).totals).toEqual({ sent: 5, stored: 3, duplicate: 2, rejected: 0, notArrived: 0 });
    expect((await session('ses_1').read())?.events).toHaveLength(3);
    expect(await fate('mine')).toMatchObject({ fate: 'stored', copies: 1 });
  });

  test('is told before a session frees its batches, also of a session that ends within a minute', async () => {
    const { send, session, ledger, fate } = stage('org_short');
    await send(batchOf('ses_short', 0, 2));
    await session('ses_short').alarmAt(Date.now() + IDLE_MS);
    await session('ses_short').confirm(1);
    expect((await session('ses_short').rows()).batches).toBe(0);
    expect((await ledger()).totals.stored).toBe(2);
    expect(await fate('tab-0')).toMatchObject({ fate: 'stored', state: 'freed' });
    await send(batchOf('ses_short', 2, 1));
    await session('ses_short').alarmAt(Date.now() + 3 * MINUTE);
    expect((await ledger()).totals.stored).toBe(3);
  });

  test('hears of a batch again when its answer is lost, or the session crashes, and counts it once', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { send, session, tell, ledger } = stage('org_again');
    await send(batchOf('ses_1', 0, 3));
    await inSession('ses_1', (object) => loseAnswers(object), 'org_again');
    await tell('ses_1');
    expect((await ledger()).totals.stored).toBe(3);
    await session('ses_1').crash();
    await send(batchOf('ses_1', 3, 2));
    await session('ses_1').crash();
    await session('ses_1').alarmAt(Date.now() + 3 * MINUTE);
    expect((await ledger()).totals).toMatchObject({ stored: 5, duplicate: 0 });
  });

  test('is told one thing after the other: what is freed meanwhile leaves nothing untold', async () => {
    const { send, session, ledger } = stage('org_slow');
    await send(batchOf('ses_slow', 0, 2));
    await session('ses_slow').alarmAt(Date.now() + IDLE_MS);
    await session('ses_slow').setClock(Date.now() + 3 * MINUTE);
    const gate = Promise.withResolvers<void>();
    await inSession('ses_slow', (object) => delayLedger(object, gate.promise), 'org_slow');
    await inSession(
      'ses_slow',
      async (object) => {
        const telling = object.alarm();
        const freeing = object.confirmProcessed(1);
        // The freeing waits for what is being told; if it did not, it would be through by now.
        await Promise.race([freeing, scheduler.wait(100)]);
        gate.resolve();
        await Promise.all([telling, freeing]);
      },
      'org_slow',
    );
    expect((await session('ses_slow').rows()).batches).toBe(0);
    await send(batchOf('ses_slow', 2, 1));
    await session('ses_slow').alarmAt(Date.now() + DAY);
    expect((await ledger()).totals).toMatchObject({ stored: 3, duplicate: 0, notArrived: 0 });
  });

  test('keeps no session from being stored, archived and queued when it is down, and hears of it later', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { send, session, ledger } = stage('org_down');
    await send(batchOf('ses_down', 0, 2));
    const LEDGER = await inSession('ses_down', (object) => breakLedger(object), 'org_down');
    const bad = {
      ...batchOf('ses_down', 2, 1),
      events: [{ type: 'nonsense' } as never, { type: 'custom', name: 'x' } as const],
    };
    expect(await send(bad)).toMatchObject({ accepted: 1, rejected: [{ code: 'unknown_type' }] });
    await session('ses_down').alarmAt(Date.now() + IDLE_MS);
    expect(await session('ses_down').read()).toMatchObject({ state: 'queued' });
    await session('ses_down').confirm(1);
    expect((await session('ses_down').rows()).batches).toBe(2);
    await inSession('ses_down', (object) => setEnvironment(object, { LEDGER }), 'org_down');
    await session('ses_down').alarmAt(Date.now() + DAY);
    expect((await session('ses_down').rows()).batches).toBe(0);
    expect((await ledger()).totals).toMatchObject({ stored: 3 });
  });

  test('hears of refused events later when it is down, each once, also of a session that never was', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { send, session, ledger, fate } = stage('org_refused');
    const bad = { ...batchOf('ses_bad', 0, 1), events: [{ type: 'nonsense' } as never] };
    const LEDGER = await inSession('ses_bad', (object) => breakLedger(object), 'org_refused');
    await send(bad);
    await send(bad);
    await session('ses_bad').alarmAt(Date.now() + 2 * MINUTE);
    expect((await ledger()).totals.rejected).toBe(0);
    expect(await session('ses_bad').alarm()).toBeGreaterThan(Date.now());
    await session('ses_bad').crash();
    await inSession('ses_bad', (object) => setEnvironment(object, { LEDGER }), 'org_refused');
    await session('ses_bad').alarmAt(Date.now() + DAY);
    expect((await ledger()).totals).toEqual({ sent: 1, stored: 0, duplicate: 0, rejected: 1, notArrived: 0 });
    expect(await fate('tab-0')).toMatchObject({ fate: 'rejected', code: 'unknown_type' });
    expect(await session('ses_bad').read()).toBeNull();
    expect(await session('ses_bad').alarm()).toBeNull();
  });

  test('belongs to an organization: another one sees nothing of it, and who sends reads nothing', async () => {
    const { send, tell } = stage('org_mine');
    await send(batchOf('ses_1', 0, 2));
    await tell('ses_1');
    expect((await read('org_other')).rows).toEqual([]);
    expect(await fateOf('org_other', 'tab-0')).toMatchObject({ eventId: 'tab-0', fate: 'unknown' });
    expect(await exports.LedgerReader.rejected(await keyToken('org_mine'), EVER)).toMatchObject({ status: 403 });
    expect((await read('org_mine', 'key_9')).rows).toEqual([]);
    expect((await read('org_mine', 'key_1')).totals.stored).toBe(2);
  });

  test('forgets after seven days', async () => {
    const { send, tell, ledger, fate } = stage('org_old');
    await send(batchOf('ses_1', 0, 1));
    await send({ ...batchOf('ses_1', 1, 1), events: [{ type: 'nonsense' } as never] });
    await tell('ses_1');
    const name = ledgerName('org_old', 'tab');
    const stub: DurableObjectStub = env.LEDGER.getByName(name);
    const pass = async (ms: number) => {
      await runInDurableObject(stub, (object) => {
        (object as unknown as LedgerObject).now = () => Date.now() + ms;
      });
      expect(await runDurableObjectAlarm(stub)).toBe(true);
    };
    await pass(7 * DAY - 30 * MINUTE);
    expect((await ledger()).totals).toMatchObject({ stored: 1, rejected: 1 });
    const refused = await exports.LedgerReader.rejected(await readerToken('org_old'), EVER);
    expect(refused).toMatchObject({ groups: [{ events: 1, samples: [] }] });
    await pass(7 * DAY + 2 * MINUTE);
    expect(await ledger()).toMatchObject({ rows: [], balance: { numbered: 0, counted: 0 } });
    expect(await fate('tab-0')).toMatchObject({ fate: 'unknown' });
    expect(await runInDurableObject(stub, (_, { storage }) => storage.getAlarm())).toBeNull();
  });
});

describe('up to when the ledger is complete', () => {
  /** When the oldest batch came that a part of the ledger knows to be untold. */
  function untoldSince(organizationId: string, source = 'tab'): Promise<number | null> {
    const stub: DurableObjectStub = env.LEDGER.getByName(ledgerName(organizationId, source));
    return runInDurableObject(stub, (object) => (object as unknown as LedgerObject).read(EVER, MINUTE).untoldSince);
  }

  /** Sessions announce within a second what they will tell. */
  async function announced(organizationId: string, source = 'tab'): Promise<number> {
    const options = { timeout: 20_000, interval: 200 };
    return Number(await vi.waitUntil(() => untoldSince(organizationId, source), options));
  }

  test('is known before sessions tell: each source of theirs announces its oldest batch, until it is told', async () => {
    const { send, tell } = stage('org_as_of');
    const began = Date.now();
    await send(batchOf('ses_early', 0, 2));
    const ended = Date.now();
    await send(batchOf('ses_early', 2, 1));
    await send(batchOf('ses_early', 0, 1, { source: 'other_tab', batchId: 'other' }));
    const since = await announced('org_as_of');
    expect(since).toBeGreaterThanOrEqual(began);
    expect(since).toBeLessThanOrEqual(ended);
    expect(await announced('org_as_of', 'other_tab')).toBeGreaterThanOrEqual(since);
    await tell('ses_early');
    expect([await untoldSince('org_as_of'), await untoldSince('org_as_of', 'other_tab')]).toEqual([null, null]);
  });

  test('is a minute ago, or when the oldest untold batch came; one that was told meanwhile moves nothing', async () => {
    const { send, tell, ledger, fate } = stage('org_overtaken');
    await send(batchOf('ses_1', 0, 2));
    await tell('ses_1');
    const { asOf } = await ledger();
    expect(Math.abs(Date.now() - MINUTE - asOf)).toBeLessThan(MINUTE / 2);
    const late = { sessionId: 'ses_1', source: 'tab', batchId: 'bat_0', refused: false, since: 1_000 };
    const stub = env.LEDGER.getByName(ledgerName('org_overtaken', 'tab')) as unknown as LedgerObject;
    await stub.announced('org_overtaken', [late]);
    expect((await ledger()).asOf).toBeGreaterThanOrEqual(asOf);
    await stub.announced('org_overtaken', [{ ...late, batchId: 'bat_9' }]);
    expect((await ledger()).asOf).toBe(1_000);
    expect(await fate('tab-9')).toEqual({ eventId: 'tab-9', fate: 'unknown', asOf: 1_000 });
  });

  test('is known again after it was down: what it could not be told is announced, refused events as well', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { send, session } = stage('org_as_of_down');
    const LEDGER = await inSession('ses_1', (object) => breakLedger(object), 'org_as_of_down');
    await send({ ...batchOf('ses_1', 0, 1), events: [{ type: 'nonsense' } as never] });
    await send(batchOf('ses_1', 5, 1));
    await session('ses_1').alarmAt(Date.now() + 2 * MINUTE);
    await inSession('ses_1', (object) => setEnvironment(object, { LEDGER }), 'org_as_of_down');
    const othersBegan = Date.now();
    let others = 0;
    // Whoever has something to tell next takes along what could not be announced.
    const isKnown = async () => {
      others += 1;
      await send(batchOf(`ses_other_${others}`, 0, 1));
      return ((await untoldSince('org_as_of_down')) ?? othersBegan) < othersBegan;
    };
    await vi.waitUntil(isKnown, { timeout: 20_000, interval: 500 });
    await session('ses_1').alarmAt(Date.now() + DAY);
    expect((await untoldSince('org_as_of_down')) ?? othersBegan).toBeGreaterThanOrEqual(othersBegan);
  });
});

describe('the fate of an event', () => {
  test('that two sessions stored is told of the first, with the other', async () => {
    const { send, tell, fate, ledger } = stage('org_two_sessions');
    const events = [{ type: 'custom' as const, name: 'x', id: 'mine' }];
    await send(batchOf('ses_1', 0, 0, { events }));
    await send(batchOf('ses_1', 1, 0, { events, batchId: 'again' }));
    await send(batchOf('ses_2', 0, 0, { events, source: 'another', batchId: 'other' }));
    await tell('ses_1');
    await tell('ses_2');
    const expected = { fate: 'stored', sessionId: 'ses_1', copies: 1, alsoIn: ['ses_2'] };
    expect(await fate('mine')).toMatchObject(expected);
    expect((await ledger()).totals).toMatchObject({ stored: 2, duplicate: 1 });
  });

  test('that was refused and later sent well is that it was stored; one refused twice has the newest reason', async () => {
    const { send, tell, fate } = stage('org_mended');
    const sent = (event: object, seq: number, source: string) =>
      send({ ...batchOf('ses_1', seq, 1, { source, batchId: `bat_${source}_${seq}` }), events: [event] as never });
    await sent({ type: 'nonsense', id: 'mine' }, 0, 'tab');
    expect(await fate('mine')).toMatchObject({ fate: 'rejected', code: 'unknown_type' });
    await sessionOf('ses_1', 'org_mended').setClock(Date.now() + 1_000);
    for (const source of ['a', 'b', 'c', 'd']) await sent({ type: 'custom', id: 'mine' }, 0, source);
    expect(await fate('mine')).toMatchObject({ fate: 'rejected', code: 'missing_field' });
    await sent({ type: 'custom', name: 'good', id: 'mine' }, 1, 'e');
    await tell('ses_1');
    expect(await fate('mine')).toMatchObject({ fate: 'stored', sessionId: 'ses_1', copies: 0, alsoIn: [] });
    await sent({ type: 'nonsense', id: 'mine' }, 2, 'e');
    expect(await fate('mine')).toMatchObject({ fate: 'stored' });
  });
});

describe('rejected events', () => {
  test('are kept with reason and sample, by kind, the newest ones of each', async () => {
    const { send } = stage('org_bad');
    for (let seq = 0; seq < 30; seq++) {
      const events = [
        { type: 'click', action: `n${seq} <script>`, note: 'private' },
        { type: 'custom', name: 'good' },
      ];
      await send({ ...batchOf('ses_1', seq * 2, 2), events: events as never });
    }
    const { groups } = (await exports.LedgerReader.rejected(await readerToken('org_bad'), EVER)) as RejectedAnswer;
    expect(groups).toMatchObject([{ code: 'missing_field', field: 'element', events: 30 }]);
    const [group] = groups;
    expect(group?.samples).toHaveLength(5);
    expect(group?.samples[0]).toMatchObject({ sessionId: 'ses_1', keyId: 'key_1', message: expect.any(String) });
    expect(group?.samples.map(({ event }) => event).join()).toContain('n29 <script>');
    expect(group?.samples.map(({ event }) => event).join()).not.toContain('private');
    const stored = await Promise.all(
      ledgerNames('org_bad').map((name) => {
        const stub: DurableObjectStub = env.LEDGER.getByName(name);
        return runInDurableObject(
          stub,
          (_, { storage }) =>
            storage.sql.exec<{ n: number }>('SELECT count(*) AS n FROM rejected WHERE sample IS NOT NULL').one().n,
        );
      }),
    );
    expect(stored.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(20);
  });

  test('of a batch that comes again count once, also when nothing of it was good', async () => {
    const { send, ledger, fate } = stage('org_bad_twice');
    const batch = { ...batchOf('ses_1', 0, 1), events: [{ type: 'nonsense', id: 'mine' } as never] };
    await send(batch);
    await send(batch);
    expect((await ledger()).totals).toEqual({ sent: 1, stored: 0, duplicate: 0, rejected: 1, notArrived: 0 });
    expect(await fate('mine')).toMatchObject({ fate: 'rejected', code: 'unknown_type' });
    expect(await fate('tab-0')).toMatchObject({ fate: 'rejected', code: 'unknown_type' });
  });
});

const FIRST = `
  ALTER TABLE batch RENAME TO later;
  CREATE TABLE batch (batch_id TEXT PRIMARY KEY, received_at INTEGER NOT NULL, sent_at REAL, accepted INTEGER NOT NULL,
    bytes INTEGER NOT NULL, kept TEXT, body TEXT NOT NULL) WITHOUT ROWID;
  INSERT INTO batch SELECT batch_id, received_at, sent_at, accepted, bytes, kept, body FROM later;
  DROP TABLE later;
  ALTER TABLE session DROP COLUMN reported_row;`;
const SECOND = `
  ALTER TABLE batch DROP COLUMN key_id;
  ALTER TABLE batch DROP COLUMN repeated;
  ALTER TABLE session DROP COLUMN freed_numbers;
  ALTER TABLE session DROP COLUMN freed_own_ids;`;

test.each([
  ['before the ledger was there', FIRST, false],
  ['before it heard of single events', SECOND, false],
  ['before it heard of single events, after it was told', SECOND, true],
])('a session whose batches were kept %s is told of as well, once', async (_, changes, isTold) => {
  const name = `org_before_${changes.length}_${isTold}`;
  const { send, session, tell, ledger } = stage(name);
  await send(batchOf('ses_before', 0, 2));
  if (isTold) await tell('ses_before');
  await inSession('ses_before', (_object, { storage }) => void storage.sql.exec(changes), name);
  await session('ses_before').crash();
  expect(await send(batchOf('ses_before', 0, 2))).toMatchObject({ duplicate: true });
  expect(await send(batchOf('ses_before', 1, 2, { batchId: 'other' }))).toMatchObject({ accepted: 1, repeated: [0] });
  await tell('ses_before');
  expect((await ledger()).totals).toMatchObject({ stored: 3, duplicate: 3 });
  await session('ses_before').alarmAt(Date.now() + 4 * MINUTE);
  const { session: row } = await session('ses_before').rows();
  expect(row.archive_key).toBeTruthy();
});

type Changed = { env: Environment };

function setEnvironment(object: unknown, changes: Partial<Environment>): void {
  const changed = object as Changed;
  changed.env = { ...changed.env, ...changes };
}

/** Lets nothing reach the ledger. @returns the ledger that was reached before */
function breakLedger(object: unknown): Environment['LEDGER'] {
  const { LEDGER } = (object as Changed).env;
  const broken = {
    stored: () => Promise.reject(new Error('down')),
    rejected: () => Promise.reject(new Error('down')),
    announced: () => Promise.reject(new Error('down')),
  };
  setEnvironment(object, { LEDGER: { getByName: () => broken } as unknown as Environment['LEDGER'] });
  return LEDGER;
}

/** Lets everything reach the ledger, and no answer come back. */
function loseAnswers(object: unknown): void {
  const { LEDGER } = (object as Changed).env;
  const getByName = (name: string) => ({
    stored: async (report: never) => {
      await (LEDGER.getByName(name) as unknown as LedgerObject).stored(report);
      throw new Error('the connection is gone');
    },
  });
  setEnvironment(object, { LEDGER: { getByName } as unknown as Environment['LEDGER'] });
}

/** Lets the first that is told to the ledger wait. */
function delayLedger(object: unknown, gate: Promise<void>): void {
  const { LEDGER } = (object as Changed).env;
  let waits = true;
  const getByName = (name: string) => ({
    stored: async (report: never) => {
      const isFirst = waits;
      waits = false;
      if (isFirst) await gate;
      await (LEDGER.getByName(name) as unknown as LedgerObject).stored(report);
    },
  });
  setEnvironment(object, { LEDGER: { getByName } as unknown as Environment['LEDGER'] });
}
