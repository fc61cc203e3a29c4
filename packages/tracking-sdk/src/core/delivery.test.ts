import { expect, test } from 'vitest';
import type { Batches } from './batches.ts';
import { createCounters, createGuard } from './counters.ts';
import { createDelivery } from './delivery.ts';
import type { Platform } from './platform.ts';

const NOW = 1_800_000_000_000;
const BATCH = '{"batchId":"bat_1","sessionId":"ses_1","events":[{},{}]}';

/** Sends one batch and tells what became of it. */
async function outcomeOf({ status = 202, text = '{}', wait = '' }, batch = BATCH) {
  const counters = createCounters();
  let waiting = ['b.1.s.0'];
  const batches = {
    waiting: () => waiting,
    bodyOf: () => batch,
    remove: () => {
      waiting = [];
    },
  } as unknown as Batches;
  const platform = {
    clock: { now: () => NOW, after: () => () => undefined },
    lock: (run: () => Promise<void>) => run(),
  } as unknown as Platform;
  const post = async () => {
    if (!status) throw new TypeError('offline');
    return new Response(text, { status, headers: { 'retry-after': wait } });
  };
  const tell = () => undefined;
  const guard = createGuard(counters, () => 0, tell);
  const delivery = createDelivery(platform, batches, post, counters, guard, tell);
  await delivery.send();
  return { kept: waiting.length === 1, dueInMs: delivery.dueInMs(), counters };
}

test('a receipt ends a batch, and tells what was refused and what the time is', async () => {
  const text = JSON.stringify({ rejected: [{ code: 'unknown_type' }], serverTime: NOW + 90 });
  const { kept, counters } = await outcomeOf({ text });
  expect(kept).toBe(false);
  expect(counters).toMatchObject({ delivered: 1, refused: 1, clockOffsetMs: 90 });
});

test.each(['', 'ok', '[]'])('an answer %j that is no receipt means that the batch was taken', async (text) => {
  const { kept, counters } = await outcomeOf({ status: 200, text });
  expect(kept).toBe(false);
  expect(counters).toMatchObject({ delivered: 2, refused: 0 });
});

test.each([0, 408, 425, 429, 500, 503, 599])('after status %i the batch is kept and tried later', async (status) => {
  const { kept, dueInMs, counters } = await outcomeOf({ status });
  expect(kept).toBe(true);
  expect(dueInMs).toBeGreaterThanOrEqual(1_000);
  expect(counters).toMatchObject({ delivered: 0, refused: 0 });
});

test('a server that asks for time gets it', async () => {
  expect((await outcomeOf({ status: 503, wait: '7' })).dueInMs).toBe(7_000);
});

test.each([400, 401, 403, 404, 413])('status %i is for good', async (status) => {
  const { kept, counters } = await outcomeOf({ status, text: '{"title":"no"}' });
  expect(kept).toBe(false);
  expect(counters).toMatchObject({ delivered: 0, refused: 2 });
});

test('what is no batch is thrown away unsent', async () => {
  const { kept, counters } = await outcomeOf({}, '{"v":1,"events":[');
  expect(kept).toBe(false);
  expect(counters.charactersSent).toBe(0);
});
