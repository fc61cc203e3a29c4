import { env } from 'cloudflare:workers';
import { expect, test, vi } from 'vitest';
import { ask, claimsIn, type GotReceipt, makeKey, makeLogin, ORIGIN, sendBatch } from '../../test/gateway.ts';

/** The idle time that the ingest worker hears with a batch. */
async function idleMsTold(apiKey: string): Promise<number | undefined> {
  const { got } = (await (await sendBatch(apiKey)).json()) as GotReceipt;
  const claims = await claimsIn({ headers: { authorization: `Bearer ${got.token}` } }, 'web-ingest-worker');
  return claims.settings?.idleMs;
}

function change(cookie: string, idleMs: number): Promise<Response> {
  const headers = { cookie, origin: ORIGIN };
  return ask('/api/settings', { method: 'PATCH', headers, body: JSON.stringify({ idleMs }) });
}

test('changed settings hold for the next batch of every key of the organization, and of no other', async () => {
  const organizationId = `org_${crypto.randomUUID()}`;
  const keys = await Promise.all([makeKey({ organizationId }), makeKey({ organizationId }), makeKey()]);
  const told = () => Promise.all(keys.map(({ apiKey }) => idleMsTold(apiKey)));
  expect(await told()).toEqual([30_000, 30_000, 30_000]);
  const { cookie } = await makeLogin('owner', organizationId);
  expect((await change(cookie, 45_000)).status).toBe(200);
  expect(await told()).toEqual([45_000, 45_000, 30_000]);
});

test('a gateway elsewhere hears of changed settings within a second', async () => {
  const { apiKey, key } = await makeKey();
  expect(await idleMsTold(apiKey)).toBe(30_000);
  await env.DIRECTORY.putKey({ ...key, settings: { idleMs: 45_000 } });
  // Where they were changed, the key's object is told; this gateway still has the key in memory.
  await env.KEYS.get(env.KEYS.idFromName(key.keyId)).refresh(key.keyId);
  expect(await idleMsTold(apiKey)).toBe(30_000);
  const now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => now + 1_000);
  expect(await idleMsTold(apiKey)).toBe(45_000);
  vi.restoreAllMocks();
});
