import {
  abortAllDurableObjects,
  createExecutionContext,
  runInDurableObject,
  waitOnExecutionContext,
} from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { KeyRate } from '@crow/contracts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventsRequest, makeKey } from '../../test/gateway.ts';
import gateway from '../index.ts';

let now = Date.now();

beforeEach(() => {
  now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

const limited = (rate: KeyRate) => makeKey({ rate });

/** Sends a batch of so many events and waits until they are counted. */
async function send(apiKey: string, events: number, again = false): Promise<Response> {
  const request = eventsRequest(apiKey, { query: { session: `ses_of_${events}${again ? '_again' : ''}` } });
  const context = createExecutionContext();
  const response = await gateway.fetch(request as Parameters<typeof gateway.fetch>[0], env, context);
  await waitOnExecutionContext(context);
  return response;
}

async function sendUntilRefused(apiKey: string, events: number): Promise<{ passed: number; refused: Response }> {
  for (let passed = 0; passed < 200; passed++) {
    const response = await send(apiKey, events);
    if (response.status !== 202) return { passed, refused: response };
  }
  throw new Error('nothing was refused');
}

test('a key without a rate is never asked about', async () => {
  const { apiKey } = await makeKey();
  const lease = vi.spyOn(env.KEYS, 'get');
  await send(apiKey, 500);
  const calls = lease.mock.calls.length;
  for (let count = 0; count < 5; count++) expect((await send(apiKey, 500)).status).toBe(202);
  expect(lease.mock.calls.length).toBe(calls);
});

test('a limited key sends its burst, is told to wait, and goes on at its rate', async () => {
  const { apiKey } = await limited({ perSecond: 10, burst: 20 });
  const { passed, refused } = await sendUntilRefused(apiKey, 1);
  expect(passed).toBe(20);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  expect(await refused.json()).toMatchObject({
    type: 'urn:crow:problem:rate_limited',
    detail: 'This key may send 10 events a second. Send the batch again in 1 s.',
  });
  now += 1_000;
  expect((await sendUntilRefused(apiKey, 1)).passed).toBe(10);
});

test('a large batch counts with all its events, and is paid back before the next', async () => {
  const { apiKey } = await limited({ perSecond: 10, burst: 10 });
  expect((await send(apiKey, 100)).status).toBe(202);
  const refused = await send(apiKey, 1);
  expect(refused.status).toBe(429);
  // 90 events are owed, and one must be there.
  expect(Number(refused.headers.get('retry-after'))).toBe(10);
  now += 8_000;
  expect((await send(apiKey, 1)).status).toBe(429);
  now += 2_000;
  expect((await send(apiKey, 1)).status).toBe(202);
});

test('what is owed outlives the key’s object', async () => {
  const { apiKey, key } = await limited({ perSecond: 1, burst: 1 });
  expect((await send(apiKey, 100)).status).toBe(202);
  await abortAllDurableObjects();
  const object = env.KEYS.get(env.KEYS.idFromName(key.keyId));
  await object.read(key.keyId);
  expect(await object.lease({ settled: 0, wanted: 1 })).toMatchObject({ events: 0, lifeMs: 100_000 });
});

test('what was owed is kept until it is paid back, and no longer', async () => {
  const { apiKey, key } = await limited({ perSecond: 10, burst: 10 });
  const stub = env.KEYS.get(env.KEYS.idFromName(key.keyId)) as unknown as DurableObjectStub;
  const owed = () => runInDurableObject(stub, (_, { storage }) => storage.kv.get('owed'));
  expect((await send(apiKey, 100)).status).toBe(202);
  expect(await owed()).toMatchObject({ tokens: expect.any(Number) });
  now += 20_000;
  expect((await send(apiKey, 1)).status).toBe(202);
  expect(await owed()).toBeUndefined();
});

test('a batch that was sent before counts as one', async () => {
  const { apiKey } = await limited({ perSecond: 10, burst: 20 });
  for (let count = 0; count < 10; count++) expect((await send(apiKey, 500, true)).status).toBe(202);
});

test('gateways share the rate of a key', async () => {
  const { apiKey, key } = await limited({ perSecond: 100, burst: 40 });
  await send(apiKey, 1);
  // Another gateway has taken what is left; this one has at most its own small lease.
  const object = env.KEYS.get(env.KEYS.idFromName(key.keyId));
  const taken = await object.lease({ settled: 0, wanted: 1_000 });
  expect(taken.events).toBeGreaterThan(30);
  expect((await sendUntilRefused(apiKey, 1)).passed).toBeLessThanOrEqual(40 - taken.events);
});

test('a limit that was taken away holds no longer than a second', async () => {
  const { apiKey, key } = await limited({ perSecond: 1, burst: 1 });
  await sendUntilRefused(apiKey, 1);
  await env.DIRECTORY.putKey({ ...key, rate: null });
  await env.KEYS.get(env.KEYS.idFromName(key.keyId)).refresh(key.keyId);
  now += 1_000;
  for (let count = 0; count < 5; count++) expect((await send(apiKey, 50)).status).toBe(202);
});
