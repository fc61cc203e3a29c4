import { expect, test } from 'vitest';
import { batchOf, IDLE_MS, keyToken, send } from '../../test/batches.ts';
import { archivedSession, sessionOf } from '../../test/session.ts';

const MINUTE = 60_000;
/** It lies ahead, so that no alarm is due before a test lets it fire. */
const BEGUN_AT = Math.ceil(Date.now() / MINUTE) * MINUTE + 60 * MINUTE;

test('the archive tells with which keys, from where and in which minutes events came, also of those that were freed', async () => {
  const session = sessionOf('ses_arrivals');
  const arrive = async (seq: number, at: number, origin: string, keyId = 'key_1') => {
    await session.setClock(at);
    const token = await keyToken('org_1', `key:${keyId}`);
    await send(batchOf('ses_arrivals', seq, 2, { at }), { token, sender: { origin } });
  };
  await arrive(0, BEGUN_AT + 59_000, 'https://shop.example');
  await arrive(2, BEGUN_AT + 61_000, 'https://shop.example');
  await session.alarmAt(BEGUN_AT + 61_000 + IDLE_MS);
  await session.confirm(1);
  expect((await session.rows()).batches).toBe(0);
  await session.crash();
  await arrive(4, BEGUN_AT + 10 * MINUTE, '', 'key_2');
  await session.alarmAt(BEGUN_AT + 10 * MINUTE + IDLE_MS);
  expect((await archivedSession('ses_arrivals')).context.arrivals).toEqual([
    { keyId: 'key_1', origin: 'https://shop.example', from: BEGUN_AT, until: BEGUN_AT + 2 * MINUTE, events: 4 },
    { keyId: 'key_2', origin: '', from: BEGUN_AT + 10 * MINUTE, until: BEGUN_AT + 11 * MINUTE, events: 2 },
  ]);
});

test('of events that were freed before it was kept how they came, first and last minute are known', async () => {
  const session = sessionOf('ses_arrivals_old');
  await session.setClock(BEGUN_AT);
  await send(batchOf('ses_arrivals_old', 0, 2, { at: BEGUN_AT }));
  await session.setClock(BEGUN_AT + 3 * MINUTE);
  await send(batchOf('ses_arrivals_old', 2, 2, { at: BEGUN_AT }));
  await session.alarmAt(BEGUN_AT + 3 * MINUTE + IDLE_MS);
  await session.confirm(1);
  await session.dropColumns('freed_arrivals');
  await session.setClock(BEGUN_AT + 4 * MINUTE);
  await send(batchOf('ses_arrivals_old', 4, 1, { at: BEGUN_AT }));
  await session.alarmAt(BEGUN_AT + 4 * MINUTE + IDLE_MS);
  expect((await archivedSession('ses_arrivals_old')).context.arrivals).toEqual([
    { keyId: 'key_1', origin: '', from: BEGUN_AT, until: BEGUN_AT + 5 * MINUTE, events: 5 },
  ]);
});
