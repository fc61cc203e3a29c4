import { env } from 'cloudflare:workers';
import type { KeyState, Problem } from '@crow/contracts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ask, claimsIn, type Echo, makeKey, makeLogin, ORIGIN, sendBatch } from '../../test/gateway.ts';

afterEach(() => vi.restoreAllMocks());

async function refusal(response: Response): Promise<[number, string, string | undefined]> {
  const { type, detail } = (await response.json()) as Problem;
  return [response.status, type.replace('urn:crow:problem:', ''), detail];
}

function passTime(ms: number): void {
  const now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => now + ms);
}

const reading = (apiKey: string) => ({ headers: { authorization: `Bearer ${apiKey}` } });

describe('a key that has ended is refused, and says why', () => {
  const past = Date.UTC(2026, 0, 2, 3, 4, 5);
  test.each<[string, Partial<KeyState>, string, string]>([
    ['expired', { expiresAt: past }, 'key_expired', 'This key expired at 2026-01-02T03:04:05.000Z. Use another one.'],
    [
      'replaced',
      { validUntil: past, replacedBy: 'key_new000000000' },
      'key_replaced',
      'This key was replaced by key_new000000000, and its overlap ended at 2026-01-02T03:04:05.000Z.',
    ],
    ['revoked', { state: 'revoked' }, 'revoked_key', 'This key was revoked. Use another one.'],
  ])('%s', async (_, changes, code, detail) => {
    const { apiKey } = await makeKey(changes);
    expect(await refusal(await sendBatch(apiKey))).toEqual([401, code, detail]);
    // Who has only its id hears nothing of it.
    expect((await refusal(await sendBatch(`${apiKey.slice(0, -1)}x`)))[1]).toBe('unknown_key');
    const secret = await makeKey({ ...changes, kind: 'secret' });
    expect((await refusal(await ask('/api/sessions', reading(secret.apiKey))))[1]).toBe(code);
  });

  test('to the millisecond, while every memory still holds it', async () => {
    const { apiKey } = await makeKey({ expiresAt: Date.now() + 60_000, validUntil: Date.now() + 90_000 });
    expect((await sendBatch(apiKey)).status).toBe(202);
    passTime(60_000);
    expect((await refusal(await sendBatch(apiKey)))[1]).toBe('key_expired');
  });
});

describe('a key of the wrong kind is refused', () => {
  test('a secret one for sending events', async () => {
    const { apiKey } = await makeKey({ kind: 'secret' });
    expect(await refusal(await sendBatch(apiKey))).toEqual([
      403,
      'wrong_key_kind',
      'This is a secret key (crow_sk_…), which sends no events. Use a publishable one (crow_pk_…).',
    ]);
  });

  test('a publishable one for reading', async () => {
    const { apiKey } = await makeKey();
    expect(await refusal(await ask('/api/sessions', reading(apiKey)))).toEqual([
      403,
      'wrong_key_kind',
      'This is a publishable key (crow_pk_…), which only sends events. Read with a secret one (crow_sk_…).',
    ]);
  });

  test('also when its first letters are changed to the other kind', async () => {
    const secret = await makeKey({ kind: 'secret' });
    const publishable = await makeKey();
    const asPublishable = secret.apiKey.replace('crow_sk_', 'crow_pk_');
    const asSecret = publishable.apiKey.replace('crow_pk_', 'crow_sk_');
    expect((await refusal(await sendBatch(asPublishable)))[1]).toBe('unknown_key');
    expect((await refusal(await ask('/api/sessions', reading(asSecret))))[1]).toBe('unknown_key');
  });
});

describe('a secret key', () => {
  test.each([
    '/api/sessions?cursor=c',
    '/api/sessions/ses_1',
    '/api/search?q=x',
    '/api/interactions/int_1',
    '/api/people',
    '/api/people/per_1',
  ])('reads %s as a viewer of its organization', async (path) => {
    const { apiKey, key } = await makeKey({ kind: 'secret' });
    const echo = (await (await ask(path, reading(apiKey))).json()) as Echo;
    expect(echo.url).toBe(ORIGIN + path);
    expect(JSON.stringify(echo)).not.toContain(apiKey);
    expect(await claimsIn(echo, 'interaction-service')).toMatchObject({
      sub: `key:${key.keyId}`,
      org: key.organizationId,
      role: 'viewer',
    });
  });

  test('reads nothing about logins, keys and audit, and changes nothing', async () => {
    const { apiKey, key } = await makeKey({ kind: 'secret' });
    // Not even beside the cookie of somebody who may: the key says in whose name the request is made.
    const { cookie } = await makeLogin('owner', key.organizationId);
    const headers = { ...reading(apiKey).headers, cookie, origin: ORIGIN };
    for (const path of ['/api/me', '/api/keys', '/api/audit', '/api/dead-letters', '/api/live']) {
      expect((await ask(path, { headers })).status, path).toBe(403);
    }
    for (const path of [
      '/api/keys',
      `/api/keys/${key.keyId}/revoke`,
      '/api/dead-letters/ded_1/replay',
      '/api/people/links/lnk_1/undo',
    ]) {
      expect((await ask(path, { method: 'POST', headers })).status, path).toBe(403);
    }
  });
});

test('an allowed origin with the default port of its scheme is the page without one', async () => {
  const { apiKey } = await makeKey({ allowedOrigins: ['shop.example:443'] });
  expect((await sendBatch(apiKey, { headers: { origin: 'https://shop.example' } })).status).toBe(202);
  expect((await sendBatch(apiKey, { headers: { origin: 'http://shop.example' } })).status).toBe(403);
});

describe('who guesses ids of keys', () => {
  const guess = (address: string, headers: Record<string, string> = {}) => {
    const id = Array.from({ length: 12 }, () => Math.floor(Math.random() * 36).toString(36)).join('');
    return sendBatch(`crow_pk_${id}_${'x'.repeat(32)}`, { headers: { 'cf-connecting-ip': address, ...headers } });
  };

  test('is kept off for a minute when the other isolates of the location heard many guesses too', async () => {
    const address = '192.0.2.21';
    const { apiKey } = await makeKey();
    expect((await sendBatch(apiKey)).status).toBe(202);
    for (let count = 0; count < 60; count++) await env.UNKNOWN_KEYS?.limit({ key: address });
    expect((await guess(address)).status).toBe(401);
    const refused = await guess(address);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(55);
    expect((await guess('192.0.2.22')).status).toBe(401);
    // A key that was right before is no guess, also when its state has to be looked up again.
    passTime(5_000);
    expect((await sendBatch(apiKey, { headers: { 'cf-connecting-ip': address } })).status).toBe(202);
    expect((await guess(address)).status).toBe(429);
    passTime(61_000);
    expect((await guess(address)).status).toBe(401);
  });

  test('costs no look-up after the first few, and is told when to come back', async () => {
    const before = (await env.DIRECTORY.countAsked()).findKey;
    const answers = [];
    for (let count = 0; count < 60; count++) answers.push(await guess('192.0.2.7'));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(30);
    expect((await env.DIRECTORY.countAsked()).findKey - before).toBe(60 - refused.length);
    expect(refused[0]?.headers.get('retry-after')).toMatch(/^[12]$/);
    // Neither others nor keys that are known here have to wait.
    expect((await guess('192.0.2.8')).status).toBe(401);
    const { apiKey } = await makeKey();
    expect((await sendBatch(apiKey)).status).toBe(202);
    expect((await sendBatch(apiKey, { headers: { 'cf-connecting-ip': '192.0.2.7' } })).status).toBe(202);
    passTime(2_000);
    expect((await guess('192.0.2.7')).status).toBe(401);
  });
});
