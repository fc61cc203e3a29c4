import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';
import { systemClock } from './clock.ts';
import { addressOf, createPost, retryAfterMs } from './transport.ts';

const BATCH = '{"batchId":"bat_1","sessionId":"ses_1","events":[]}';
const NOW = Date.UTC(2026, 10, 24, 12);

describe('an answer', () => {
  const post = (answer: () => Promise<Response>) => createPost(answer, systemClock, 'https://x', 'k')(BATCH);

  test('is told with its status, its text and the time that the server asks for', async () => {
    const answer = await post(async () => new Response('{"a":1}', { status: 503, headers: { 'retry-after': '7' } }));
    expect(answer).toEqual({ status: 503, text: '{"a":1}', waitMs: 7_000 });
  });

  test('that never comes has no status', async () => {
    expect(await post(() => Promise.reject(new TypeError('offline')))).toEqual({ status: 0, text: '', waitMs: 0 });
  });
});

test.each([
  [null, 0],
  ['3', 3_000],
  ['Tue, 24 Nov 2026 12:00:10 GMT', 10_000],
  ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
  ['soon', 0],
  ['99999999', 86_400_000],
])('Retry-After %j is %i ms', (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms);
});

test('the address repeats what routing needs', () => {
  expect(addressOf('https://crow.example/', 'a&b', BATCH, 1.9)).toBe(
    'https://crow.example/v1/events?key=a%26b&session=ses_1&batch=bat_1&sent=1',
  );
});

test('waits grow, stay bounded, and six tries fill the first 20 seconds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const wait = backoffMs(failures, random);
      expect(wait).toBeGreaterThanOrEqual(1_000);
      expect(wait).toBeLessThanOrEqual(66_000);
      expect(backoffMs(failures + 1, random)).toBeGreaterThanOrEqual(wait);
    }),
  );
  const waits = Array.from({ length: 6 }, (_, index) => backoffMs(index + 1, 0));
  expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(20_000);
});
