import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { KeyUsage } from '@crow/contracts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ask, makeKey, makeLogin, sendBatch, sendSegment } from '../../test/gateway.ts';
import type { KeyObject } from '../keys/key-object.ts';

afterEach(() => vi.restoreAllMocks());

const DAY = 24 * 60 * 60 * 1000;
const objectOf = (keyId: string) => env.KEYS.get(env.KEYS.idFromName(keyId));

async function usageOf(keyId: string, organizationId: string, query = ''): Promise<KeyUsage> {
  const { cookie } = await makeLogin('viewer', organizationId);
  const response = await ask(`/api/keys/${keyId}/usage${query}`, { headers: { cookie } });
  expect(response.status).toBe(200);
  return response.json();
}

/** Waits until the gateway has told what it gathered. */
async function told(keyId: string, organizationId: string, requests: number): Promise<KeyUsage> {
  return vi.waitFor(async () => {
    const usage = await usageOf(keyId, organizationId);
    expect(usage.totals.requests + usage.totals.refused).toBe(requests);
    return usage;
  }, 10_000);
}

describe('what a key is used for', () => {
  test('is counted by origin and by what became of it', async () => {
    const { apiKey, key } = await makeKey({ allowedOrigins: ['shop.example'] });
    const origin = 'https://shop.example';
    const from = (from: string, session: string) =>
      sendBatch(apiKey, { headers: { origin: from }, query: { session } });
    await from(origin, 'ses_of_7');
    await from(origin, 'ses_of_5_again');
    await from('https://thief.example', 'ses_of_9');
    await sendBatch(apiKey, { headers: { origin }, body: 'x'.repeat(300_000) });
    await sendBatch(apiKey, { headers: { origin }, body: '{}', query: { session: 'ses_refused' } });
    const usage = await told(key.keyId, key.organizationId, 5);
    expect(usage.totals).toEqual({ requests: 2, stored: 7, duplicate: 5, rejected: 0, refused: 3 });
    expect(usage.refusals).toEqual([
      { code: 'origin_not_allowed', requests: 1 },
      { code: 'too_large', requests: 1 },
      { code: 'unavailable', requests: 1 },
    ]);
    expect(usage.origins).toEqual([
      { origin, requests: 4 },
      { origin: 'https://thief.example', requests: 1 },
    ]);
    expect(usage.steps).toHaveLength(1);
    expect(usage.lastUsedAt).toBeGreaterThan(Date.now() - 60_000);
    expect(usage.firstEventAt).toBeLessThanOrEqual(usage.lastUsedAt ?? 0);
  });

  test('of a key that has ended is counted as well, and of a secret key what it reads', async () => {
    const ended = await makeKey({ state: 'revoked' });
    await sendBatch(ended.apiKey);
    expect((await told(ended.key.keyId, ended.key.organizationId, 1)).refusals).toEqual([
      { code: 'revoked_key', requests: 1 },
    ]);
    const old = await makeKey({ validUntil: Date.now() - 1, replacedBy: 'key_successor000' });
    await sendBatch(old.apiKey);
    expect((await told(old.key.keyId, old.key.organizationId, 1)).refusals).toMatchObject([{ code: 'key_replaced' }]);
    const secret = await makeKey({ kind: 'secret' });
    await ask('/api/sessions', { headers: { authorization: `Bearer ${secret.apiKey}` } });
    await ask('/api/keys', { method: 'POST', headers: { authorization: `Bearer ${secret.apiKey}` }, body: '{}' });
    const usage = await told(secret.key.keyId, secret.key.organizationId, 2);
    expect(usage).toMatchObject({ totals: { requests: 1, stored: 0 }, firstEventAt: null });
    expect(usage.refusals).toEqual([{ code: 'forbidden', requests: 1 }]);
  });

  test('is counted also when it was used for what only the other kind may do, by who has the whole of it', async () => {
    const { apiKey, key } = await makeKey({ kind: 'secret' });
    const origin = 'https://careless.example';
    expect((await sendBatch(apiKey, { headers: { origin } })).status).toBe(403);
    expect((await sendBatch(`${apiKey.slice(0, -1)}x`, { headers: { origin } })).status).toBe(403);
    await ask('/api/sessions', { headers: { authorization: `Bearer ${apiKey}` } });
    const usage = await told(key.keyId, key.organizationId, 2);
    expect(usage.refusals).toEqual([{ code: 'wrong_key_kind', requests: 1 }]);
    expect(usage.origins).toContainEqual({ origin, requests: 1 });
  });

  test('is counted when nothing can be stored: sessions are out of reach, or no message is one', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { apiKey, key } = await makeKey();
    expect((await sendBatch(apiKey, { query: { session: 'ses_broken' } })).status).toBe(503);
    expect((await sendSegment('/v1/track', apiKey, { event: 'x', userId: 'crash' })).status).toBe(503);
    expect((await sendSegment('/v1/track', apiKey, 'x'.repeat(600_000))).status).toBeGreaterThanOrEqual(400);
    expect((await sendSegment('/v1/track', apiKey, { userId: 'usr_1' })).status).toBe(400);
    const usage = await told(key.keyId, key.organizationId, 4);
    expect(usage.totals).toEqual({ requests: 1, stored: 0, duplicate: 0, rejected: 1, refused: 3 });
    expect(usage.refusals).toContainEqual({ code: 'unavailable', requests: 2 });
  });

  test('is for members of its organization only, and of a time that can be answered', async () => {
    const { key } = await makeKey();
    const { cookie } = await makeLogin('owner', 'org_other');
    const path = `/api/keys/${key.keyId}/usage`;
    expect((await ask(path)).status).toBe(401);
    expect((await ask(path, { headers: { cookie } })).status).toBe(404);
    expect((await ask(path, { headers: { cookie }, method: 'POST' })).status).toBe(405);
    for (const query of [
      'step=week',
      'from=x',
      'from=2&to=1',
      'days=x',
      'days=32',
      `from=0&to=${40 * DAY}`,
      `step=minute&from=0&to=${2 * DAY}`,
    ]) {
      expect((await ask(`${path}?${query}`, { headers: { cookie } })).status).toBe(400);
    }
    expect(await usageOf(key.keyId, key.organizationId)).toMatchObject({ steps: [], lastUsedAt: null });
  });

  test('is kept for a month', async () => {
    const { key } = await makeKey();
    const object = objectOf(key.keyId);
    const now = Date.now();
    const minute = (daysAgo: number) => now - (now % 60_000) - daysAgo * DAY;
    const counts = { requests: 1, stored: 2, duplicate: 0, rejected: 0, refused: 0 };
    for (const daysAgo of [33, 1]) {
      await object.addUsage({
        lastUsedAt: minute(daysAgo),
        firstEventAt: minute(daysAgo),
        minutes: [{ minute: minute(daysAgo), counts }],
        refusals: [],
        origins: [{ minute: minute(daysAgo), origin: '', requests: 1 }],
      });
    }
    expect(await runDurableObjectAlarm(object as DurableObjectStub<KeyObject>)).toBe(true);
    const rows = await runInDurableObject(object as DurableObjectStub<KeyObject>, (_, { storage }) =>
      storage.sql.exec('SELECT minute FROM minutes').toArray(),
    );
    expect(rows).toEqual([{ minute: minute(1) }]);
    const usage = await usageOf(key.keyId, key.organizationId, `?step=day&from=${now - 31 * DAY}&to=${now}`);
    expect(usage).toMatchObject({ totals: counts, lastUsedAt: minute(1), firstEventAt: minute(33) });
    expect(await usageOf(key.keyId, key.organizationId, '?step=day&days=31')).toMatchObject({ totals: counts });
  });

  test('wakes the object of a key as long as there is something to remove, and no longer', async () => {
    const { key } = await makeKey();
    const object = objectOf(key.keyId) as DurableObjectStub<KeyObject>;
    const at = Date.now() - (Date.now() % 60_000);
    const counts = { requests: 1, stored: 1, duplicate: 0, rejected: 0, refused: 0 };
    const minutes = [{ minute: at, counts }];
    const origins = [{ minute: at, origin: '', requests: 1 }];
    await object.addUsage({ lastUsedAt: at, firstEventAt: at, minutes, refusals: [], origins });
    expect(await runDurableObjectAlarm(object)).toBe(true);
    vi.spyOn(Date, 'now').mockReturnValue(at + 33 * DAY);
    expect(await runDurableObjectAlarm(object)).toBe(true);
    expect(await runDurableObjectAlarm(object)).toBe(false);
    await object.addUsage({ lastUsedAt: at, firstEventAt: at, minutes, refusals: [], origins });
    expect(await runDurableObjectAlarm(object)).toBe(true);
  });

  test('is counted later when the key’s object can’t be told', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { apiKey, key } = await makeKey();
    const object = objectOf(key.keyId) as DurableObjectStub;
    const inObject = (act: (instance: Partial<KeyObject>) => void) =>
      runInDurableObject(object, (instance) => act(instance as unknown as Partial<KeyObject>));
    await sendBatch(apiKey, { query: { session: 'ses_of_3' } });
    // What an instance has of its own can't be called from outside.
    await inObject((instance) => {
      instance.addUsage = () => Promise.resolve();
    });
    await vi.waitFor(() => expect(log).toHaveBeenCalled(), 5_000);
    await inObject((instance) => {
      delete instance.addUsage;
    });
    await sendBatch(apiKey, { query: { session: 'ses_of_4' } });
    expect((await told(key.keyId, key.organizationId, 2)).totals.stored).toBe(7);
  });
});
