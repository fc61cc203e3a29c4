import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { type BatchReceipt, erasedName, type LedgerAnswer, type RejectedAnswer } from '@crow/contracts';
import { afterEach, expect, test, vi } from 'vitest';
import { batchOf, IDLE_MS, keyToken, NOON, readerToken, send } from '../../test/batches.ts';
import { sessionOf } from '../../test/session.ts';
import type { Environment } from '../configuration.ts';
import { SESSION_CAPS } from '../configuration.ts';
import { ledgerNames } from '../ledger/report.ts';
import type { SessionObject } from './session-object.ts';

const DAY = 24 * 60 * 60 * 1000;
const control = exports.SessionControl;

afterEach(() => vi.restoreAllMocks());

/** Everything that the objects of a session and of the ledger, and the archive hold, as one text. */
async function everything(organizationId: string, sessionId: string): Promise<string> {
  const objects: DurableObjectStub[] = [
    env.SESSIONS.getByName(`${organizationId}/${sessionId}`) as unknown as DurableObjectStub,
    ...ledgerNames(organizationId).map((name) => env.LEDGER.getByName(name) as unknown as DurableObjectStub),
  ];
  const rows = await Promise.all(
    objects.map((object) => runInDurableObject(object, (_, { storage }) => rowsIn(storage.sql))),
  );
  const { objects: archives } = await env.ARCHIVE.list({ prefix: `org=${organizationId}/` });
  return JSON.stringify([rows, archives.map(({ key }) => key)]);
}

function rowsIn(sql: SqlStorage) {
  const tables = sql.exec<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf*'",
  );
  return tables.toArray().map(({ name }) => [name, sql.exec(`SELECT * FROM ${name}`).toArray()]);
}

const EVER = { from: Date.now() - DAY, to: Date.now() + 3 * DAY, keyId: null };

async function ledgerOf(organizationId: string): Promise<LedgerAnswer> {
  return (await exports.LedgerReader.read(await readerToken(organizationId), EVER)) as LedgerAnswer;
}

/** A session of an organization of its own in one of the states that a session can be in. */
async function sessionIn(state: string, organizationId: string, sessionId: string) {
  const session = sessionOf(sessionId, organizationId);
  await send(batchOf(sessionId, 0, 3), { organizationId });
  await send({ ...batchOf(sessionId, 3, 1), events: [{ type: 'nonsense' } as never] }, { organizationId });
  if (state === 'open') return session;
  await session.alarmAt(Date.now() + IDLE_MS + 1);
  if (state === 'parked') await session.park(1);
  if (state === 'freed' || state === 'open again') await session.confirm(1);
  // Events that are older than all before: the second revision is archived in another hour.
  if (state === 'open again') {
    await send({ ...batchOf(sessionId, 10, 2), at: NOON - 3 * 60 * 60 * 1000 }, { organizationId });
  }
  if (state === 'second revision') {
    await send({ ...batchOf(sessionId, 10, 2), at: NOON - 3 * 60 * 60 * 1000 }, { organizationId });
    await session.alarmAt(Date.now() + 2 * IDLE_MS + 2);
  }
  return session;
}

test.each(['open', 'queued', 'parked', 'freed', 'open again', 'second revision'])(
  'a session that is %s is erased with all that tells of it, and what comes later is refused',
  async (state) => {
    const name = state.replace(' ', '_');
    const [organizationId, sessionId] = [`org_erase_${name}`, `ses_${name}`];
    const session = await sessionIn(state, organizationId, sessionId);
    await send(batchOf('ses_other'), { organizationId });
    await sessionOf('ses_other', organizationId).alarmAt(Date.now() + 10 * IDLE_MS);
    const removed = await control.erase(organizationId, sessionId);
    expect(removed.events).toBe(state.includes(' ') ? 5 : 3);
    expect(removed.archives).toHaveLength({ open: 0, 'second revision': 2 }[state] ?? 1);
    expect(await control.erase(organizationId, sessionId)).toEqual(removed);
    const before = await ledgerOf(organizationId);
    expect(before.totals).toMatchObject({ stored: removed.events + 2, rejected: 1 });

    const again: BatchReceipt = await send(batchOf(sessionId, 0, 3), { organizationId });
    expect(again).toMatchObject({ accepted: 0, duplicate: false, rejected: { length: 3 } });
    expect(again.rejected[0]).toMatchObject({ index: 0, code: 'erased' });
    await send(batchOf(sessionId, 0, 3), { organizationId });
    await send(batchOf(sessionId, 20, 2), { organizationId });
    await evictDurableObject(env.SESSIONS.getByName(`${organizationId}/${sessionId}`) as unknown as DurableObjectStub);
    await send(batchOf(sessionId, 22, 1), { organizationId });

    const left = await everything(organizationId, sessionId);
    expect(left).not.toContain(sessionId);
    expect(left).not.toContain('shop.example');
    expect(left).toContain('ses_other');
    const { totals, reasons, balance } = await ledgerOf(organizationId);
    expect(totals.stored).toBe(before.totals.stored);
    expect(reasons).toContainEqual({ code: 'erased', events: 6 });
    const { groups } = (await exports.LedgerReader.rejected(await readerToken(organizationId), EVER)) as RejectedAnswer;
    expect(groups.flatMap(({ samples }) => samples)).toEqual([]);
    expect(totals.sent).toBe(totals.stored + totals.duplicate + totals.rejected + totals.notArrived);
    expect(balance.counted).toBe(balance.numbered);
    expect(await session.read()).toBeNull();
    expect(await session.alarm()).toBeNull();
  },
);

/** Erases a session in its object, which is killed at one call to a neighbour. @returns how many calls there were */
async function eraseKilledAt(at: number, organizationId: string, sessionId: string): Promise<number> {
  const object = env.SESSIONS.getByName(`${organizationId}/${sessionId}`) as unknown as DurableObjectStub;
  return runInDurableObject(object, async (session) => {
    const held = session as unknown as { env: Environment } & SessionObject;
    const whole = held.env;
    let calls = 0;
    type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>;
    const call = async (target: object, name: string, args: unknown[]) => {
      if (calls++ >= at) throw new Error('killed');
      return (target as Methods)[name]?.(...args);
    };
    const watched = (target: object, names: string[]) =>
      Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => call(target, name, args)]));
    const ledger = (name: string) => watched(whole.LEDGER.getByName(name), ['stored', 'rejected', 'erase']);
    held.env = {
      ...whole,
      ARCHIVE: watched(whole.ARCHIVE, ['list', 'delete']) as unknown as R2Bucket,
      LEDGER: { getByName: ledger } as unknown as Environment['LEDGER'],
    };
    await held.erase(organizationId, sessionId).catch(() => undefined);
    held.env = whole;
    return calls;
  });
}

test('wherever erasing is killed, nothing more is stored, and asking again completes it with the same report', async () => {
  await sessionIn('second revision', 'org_whole', 'ses_1');
  const calls = await eraseKilledAt(Number.POSITIVE_INFINITY, 'org_whole', 'ses_1');
  expect(calls).toBeGreaterThan(6);
  // The ledger's four parts, the first look into the archive, and the removal.
  for (const at of [0, 3, 4, calls - 1]) {
    const [organizationId, sessionId] = [`org_killed_${at}`, 'ses_1'];
    await sessionIn('second revision', organizationId, sessionId);
    await eraseKilledAt(at, organizationId, sessionId);
    expect((await send(batchOf(sessionId, 50, 1), { organizationId })).rejected).toHaveLength(1);
    await evictDurableObject(env.SESSIONS.getByName(`${organizationId}/${sessionId}`) as unknown as DurableObjectStub);
    const removed = await control.erase(organizationId, sessionId);
    expect(removed).toMatchObject({ batches: 2, events: 5, archives: { length: 2 } });
    expect(await everything(organizationId, sessionId)).not.toContain(sessionId);
    const { totals, balance } = await ledgerOf(organizationId);
    expect(totals).toMatchObject({ stored: 5, rejected: 2 });
    expect(balance.counted).toBe(balance.numbered);
  }
}, 120_000);

test('a session whose erasing was interrupted does nothing more until it is asked again', async () => {
  const [organizationId, sessionId] = ['org_stands_still', 'ses_1'];
  const session = await sessionIn('open', organizationId, sessionId);
  await eraseKilledAt(0, organizationId, sessionId);
  await session.alarmAt(Date.now() + 10 * IDLE_MS);
  expect((await env.ARCHIVE.list({ prefix: `org=${organizationId}/` })).objects).toEqual([]);
  expect(await session.read()).toBeNull();
  expect(await control.erase(organizationId, sessionId)).toMatchObject({ events: 3, archives: [] });
  expect(await everything(organizationId, sessionId)).not.toContain(sessionId);
});

test('an archive that is being written while its session is erased does not stay', async () => {
  const [organizationId, sessionId] = ['org_meanwhile', 'ses_1'];
  const session = await sessionIn('open', organizationId, sessionId);
  const object = env.SESSIONS.getByName(`${organizationId}/${sessionId}`) as unknown as DurableObjectStub;
  await runInDurableObject(object, async (instance) => {
    const held = instance as unknown as { env: Environment } & SessionObject;
    const { ARCHIVE } = held.env;
    const put = async (key: string, body: ArrayBuffer) => {
      await held.erase(organizationId, sessionId);
      return ARCHIVE.put(key, body);
    };
    const archive = {
      put,
      list: (asked: R2ListOptions) => ARCHIVE.list(asked),
      delete: (key: string) => ARCHIVE.delete(key),
    };
    held.env = { ...held.env, ARCHIVE: archive as unknown as R2Bucket };
  });
  await session.alarmAt(Date.now() + IDLE_MS + 1);
  expect(await everything(organizationId, sessionId)).not.toContain(sessionId);
});

test('the batches of a full session that was erased go nowhere, and its follow-on session is named', async () => {
  const [organizationId, sessionId] = ['org_followed', 'ses_full'];
  const events = 500;
  for (let seq = 0; seq < SESSION_CAPS.events; seq += events)
    await send(batchOf(sessionId, seq, events), { organizationId });
  await send(batchOf(sessionId, SESSION_CAPS.events, 1), { organizationId });
  const { followedBy, arrivals } = await control.traceOf(organizationId, sessionId);
  expect(followedBy).toHaveLength(1);
  expect(arrivals).toMatchObject([{ keyId: 'key_1', events: SESSION_CAPS.events }]);
  const [followOn = ''] = followedBy;
  await control.erase(organizationId, followOn);
  expect((await send(batchOf(sessionId, SESSION_CAPS.events + 1, 2), { organizationId })).rejected).toHaveLength(2);
  await control.erase(organizationId, sessionId);
  expect((await send(batchOf(sessionId, SESSION_CAPS.events + 3, 2), { organizationId })).rejected).toHaveLength(2);
  const left = await everything(organizationId, sessionId);
  expect(left).not.toContain(sessionId);
  expect(left).not.toContain(followOn);
});

test('what was kept of refused events of a key is erased by time, and stays counted', async () => {
  const organizationId = 'org_refused';
  const bad = (sessionId: string) => ({
    ...batchOf(sessionId, 0, 1),
    events: [{ type: 'nonsense', secret: 'x' } as never],
  });
  await send(bad('ses_theirs'), { organizationId, token: await keyToken(organizationId, 'key:key_stolen') });
  await send(bad('ses_ours'), { organizationId });
  await control.eraseRefused(organizationId, { keyId: 'key_stolen', from: Date.now() - DAY, to: null });
  const left = await everything(organizationId, 'ses_theirs');
  expect(left).not.toContain('ses_theirs');
  expect(left).toContain(await erasedName(organizationId, 'ses_theirs'));
  expect(left).toContain('ses_ours');
  const { groups } = (await exports.LedgerReader.rejected(await readerToken(organizationId), EVER)) as RejectedAnswer;
  expect(groups).toMatchObject([{ code: 'unknown_type', events: 2, samples: { length: 1 } }]);
});
