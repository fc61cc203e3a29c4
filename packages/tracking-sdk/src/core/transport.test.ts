import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';
import { systemClock } from './clock.ts';
import { createPost, retryAfterMs } from './transport.ts';

const BATCH = { batchId: 'bat_1', sessionId: 'ses_1' };
const NOW = Date.UTC(2026, 10, 24, 12);

test.each([
  [null, 0],
  ['3', 3_000],
  ['Tue, 24 Nov 2026 12:00:10 GMT', 10_000],
  ['Tue, 24 Nov 2026 11:00:00 GMT', -3_600_000],
  ['soon', 0],
  ['99999999', 86_400_000],
])('Retry-After %j is %i ms', (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms);
});

test('the address repeats what routing needs', async () => {
  const asked: string[] = [];
  const clock = { ...systemClock, now: () => 1 };
  const fetch = async (url: string) => {
    asked.push(url);
    return new Response();
  };
  await createPost(fetch, clock, { endpoint: 'https://crow.example/', apiKey: 'crow_pk_1' })(BATCH, '{}');
  expect(asked).toEqual(['https://crow.example/v1/events?key=crow_pk_1&session=ses_1&batch=bat_1&sent=1']);
});

test('waits grow, stay bounded, and six tries fill the first 20 seconds', () => {
  const shortest: number[] = [];
  for (let failures = 1; failures <= 200; failures++) {
    const waits = Array.from({ length: 20 }, () => backoffMs(failures));
    expect(Math.max(...waits)).toBeLessThanOrEqual(66_000);
    shortest.push(Math.min(...waits));
  }
  expect(shortest[0]).toBeGreaterThanOrEqual(1_000);
  expect(shortest[199]).toBeGreaterThanOrEqual(60_000);
  expect(shortest.slice(0, 6).reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(20_000);
  // Those who fail together come back apart.
  expect(new Set(Array.from({ length: 20 }, () => backoffMs(3))).size).toBeGreaterThan(10);
});
