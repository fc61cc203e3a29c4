import { LIMITS, type WireBatch } from '@crow/contracts';
import { describe, expect, test } from 'vitest';
import { batchOf, IDLE_MS, postBatch, send } from '../../test/batches.ts';
import { archivedSession, sessionOf } from '../../test/session.ts';

const MINUTE = 60_000;
/** When all batches arrive. It lies ahead, so that no alarm is due before a test lets it fire. */
const ARRIVAL = Date.now() + 60 * MINUTE;

/** Sends a batch that is whole at that time. @param shown the client's clock as it sends */
function sendThen(batch: WireBatch, shown: number, uploadMs = 0) {
  const address = `/sessions/${batch.sessionId}/batches/${batch.batchId}?sent=${shown}`;
  return send(batch, { address, uploadMs });
}

const timesOf = async (sessionId: string) => (await sessionOf(sessionId).read())?.events.map(({ ts }) => ts);

describe('a client whose clock is wrong', () => {
  test.each([
    ['1970', 5 * MINUTE],
    ['1969', -9 * 60 * MINUTE],
    ['2106', 4_294_967_295_000],
    ['0000', Date.parse('0000-01-01T01:00:00Z')],
    ['9999', Date.parse('9999-12-31T12:00:00Z')],
  ])(
    'by showing the year %s loses nothing, and its events get the times at which they happened',
    async (year, shown) => {
      const sessionId = `ses_year_${year}`;
      await sessionOf(sessionId).setClock(ARRIVAL);
      const batch = batchOf(sessionId, 0, 3, { at: shown - MINUTE });
      expect(await sendThen(batch, shown)).toMatchObject({ accepted: 3, rejected: [] });
      expect(await timesOf(sessionId)).toEqual([ARRIVAL - MINUTE, ARRIVAL - MINUTE + 1000, ARRIVAL - MINUTE + 2000]);
      await sessionOf(sessionId).alarmAt(ARRIVAL + IDLE_MS);
      expect((await archivedSession(sessionId)).context).toMatchObject({ startedAt: ARRIVAL - MINUTE });
    },
  );

  test('and is set between two events loses only those of which nobody knows when they happened', async () => {
    await sessionOf('ses_set').setClock(ARRIVAL);
    const batch = batchOf('ses_set', 0, 2, { at: MINUTE });
    const events = [...batch.events, { type: 'custom' as const, name: 'set', ts: ARRIVAL - 1000 }];
    expect(await sendThen({ ...batch, events }, ARRIVAL)).toMatchObject({
      accepted: 1,
      rejected: [
        { index: 0, code: 'time_out_of_range', field: 't' },
        { index: 1, code: 'time_out_of_range', field: 't' },
      ],
    });
    expect((await sessionOf('ses_set').read())?.events).toMatchObject([
      { name: 'set', id: 'tab-2', ts: ARRIVAL - 1000 },
    ]);
  });
});

test('an event is taken for as long as a device may have waited, and not after', async () => {
  await sessionOf('ses_waited').setClock(ARRIVAL);
  const batch = batchOf('ses_waited', 0, 2, { at: ARRIVAL - LIMITS.eventAgeMs - 1000 });
  expect(await sendThen(batch, ARRIVAL)).toMatchObject({ accepted: 1, rejected: [{ index: 0 }] });
  expect(await timesOf('ses_waited')).toEqual([ARRIVAL - LIMITS.eventAgeMs]);
});

test('an event from after it was sent happened when it arrived, not in the future', async () => {
  await sessionOf('ses_future').setClock(ARRIVAL);
  await sendThen(batchOf('ses_future', 0, 1, { at: ARRIVAL + 3 * MINUTE }), ARRIVAL);
  expect(await timesOf('ses_future')).toEqual([ARRIVAL]);
});

test('a slow upload makes events no younger, but is activity until it ends', async () => {
  const session = sessionOf('ses_slow');
  await session.setClock(ARRIVAL);
  await sendThen(batchOf('ses_slow', 0, 1, { at: ARRIVAL - 40_000 }), ARRIVAL - 20_000, 20_000);
  expect(await timesOf('ses_slow')).toEqual([ARRIVAL - 40_000]);
  expect((await session.read())?.lastActivityAt).toBe(ARRIVAL);
  expect(await session.alarm()).toBe(ARRIVAL + IDLE_MS);
});

test('the first try that is stored decides; a later one with another `sent` changes nothing', async () => {
  const session = sessionOf('ses_tries');
  await session.setClock(ARRIVAL);
  const batch = batchOf('ses_tries', 0, 1, { at: ARRIVAL - MINUTE });
  await sendThen(batch, ARRIVAL);
  await session.setClock(ARRIVAL + MINUTE);
  expect(await sendThen(batch, ARRIVAL + 2 * MINUTE)).toMatchObject({ accepted: 1, duplicate: true });
  expect(await timesOf('ses_tries')).toEqual([ARRIVAL - MINUTE]);
});

test.each([
  ['a text', '2026-11-24T12:00:00Z'],
  ['nothing', null],
  ['beyond what clocks show', 8.7e15],
])('a batch whose time is %s is refused, and the field is named', async (_, at) => {
  const answer = await postBatch({ ...batchOf('ses_no_time'), at } as unknown as WireBatch);
  expect(answer).toMatchObject({ status: 400, place: { field: 'at' } });
});
