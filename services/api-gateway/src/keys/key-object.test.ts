import { abortAllDurableObjects, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { KeyState, Role } from '@crow/contracts';
import { createKeyDigester } from '@crow/service-auth';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ask, makeKey, makeLogin, ORIGIN, sendBatch } from '../../test/gateway.ts';
import type { KeyObject } from './key-object.ts';

afterEach(async () => {
  vi.restoreAllMocks();
  await env.DIRECTORY.setDown(false);
  await env.DIRECTORY.setCrashing(false);
});

const objectOf = (keyId: string) => env.KEYS.get(env.KEYS.idFromName(keyId));

function passTime(ms: number): void {
  const now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => now + ms);
}

describe('a revoked key', () => {
  test('is refused at once where it was revoked', async () => {
    const { apiKey, key } = await makeKey();
    const { cookie } = await makeLogin('owner', key.organizationId);
    expect((await sendBatch(apiKey)).status).toBe(202);
    const headers = { cookie, origin: ORIGIN };
    const revoked = await ask(`/api/keys/${key.keyId}/revoke`, { method: 'POST', headers });
    expect(revoked.status).toBe(200);
    expect((await sendBatch(apiKey)).status).toBe(401);
  });

  test('is refused within a second by a gateway elsewhere that had seen it valid', async () => {
    const { apiKey, key } = await makeKey();
    expect((await sendBatch(apiKey)).status).toBe(202);
    await env.DIRECTORY.putKey({ ...key, state: 'revoked' });
    // The gateway where it was revoked tells the object; this one still has it in memory.
    await objectOf(key.keyId).refresh(key.keyId);
    expect((await sendBatch(apiKey)).status).toBe(202);
    passTime(1_000);
    expect((await sendBatch(apiKey)).status).toBe(401);
  });

  test('is refused also when the directory could not be changed; asking again completes it', async () => {
    const { apiKey, key } = await makeKey();
    const { cookie } = await makeLogin('owner', key.organizationId);
    expect((await sendBatch(apiKey)).status).toBe(202);
    const revoke = () => ask(`/api/keys/${key.keyId}/revoke`, { method: 'POST', headers: { cookie, origin: ORIGIN } });
    expect((await ask('/api/me', { headers: { cookie } })).status).toBe(200);
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await env.DIRECTORY.setDown(true);
    expect((await revoke()).status).toBe(503);
    expect((await sendBatch(apiKey)).status).toBe(401);
    await env.DIRECTORY.setDown(false);
    expect(await env.DIRECTORY.findKey(key.keyId)).toMatchObject({ state: 'active' });
    await abortAllDurableObjects();
    expect((await sendBatch(apiKey)).status).toBe(401);
    expect((await revoke()).status).toBe(200);
    expect(await env.DIRECTORY.findKey(key.keyId)).toMatchObject({ state: 'revoked' });
  });

  test('is refused within a second on the real clock by a gateway that keeps using it', async () => {
    const { apiKey, key } = await makeKey();
    expect((await sendBatch(apiKey)).status).toBe(202);
    // Another gateway ends it; this one is not told and goes on sending, so that its memory is filled again and again.
    await objectOf(key.keyId).revoke(key.keyId, key.organizationId);
    const revokedAt = Date.now();
    let lastAccepted = 0;
    for (let sentAt = revokedAt; (await sendBatch(apiKey)).status === 202; sentAt = Date.now()) {
      lastAccepted = sentAt;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(lastAccepted - revokedAt).toBeLessThan(1_000);
  });

  test.each<[string, Role, string]>([
    ['a viewer', 'viewer', 'own'],
    ['an owner of another organization', 'owner', 'org_other'],
  ])('can not be made by %s', async (_, role, organization) => {
    const { apiKey, key } = await makeKey();
    const { cookie } = await makeLogin(role, organization === 'own' ? key.organizationId : organization);
    await ask(`/api/keys/${key.keyId}/revoke`, { method: 'POST', headers: { cookie, origin: ORIGIN } });
    expect(await objectOf(key.keyId).read(key.keyId)).toMatchObject({ state: 'active' });
    expect((await sendBatch(apiKey)).status).toBe(202);
  });

  test('stays revoked, whatever the directory says later', async () => {
    const { key } = await makeKey({ state: 'revoked' });
    await objectOf(key.keyId).read(key.keyId);
    await env.DIRECTORY.putKey({ ...key, state: 'active' });
    expect(await objectOf(key.keyId).refresh(key.keyId)).toMatchObject({ state: 'revoked' });
  });
});

describe('a key that is rotated without an overlap', () => {
  const rotate = (keyId: string, cookie: string, body: string = JSON.stringify({ overlap: 'now' })) =>
    ask(`/api/keys/${keyId}/rotate`, { method: 'POST', headers: { cookie, origin: ORIGIN }, body });

  test('is refused at once, and told why', async () => {
    const { apiKey, key } = await makeKey();
    const { cookie } = await makeLogin('owner', key.organizationId);
    expect((await sendBatch(apiKey)).status).toBe(202);
    expect((await rotate(key.keyId, cookie)).status).toBe(201);
    const refused = await sendBatch(apiKey);
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain('key_successor000');
  });

  test('takes nothing either when the gateway dies before it hears of the success, and is refused for good as soon as that is known', async () => {
    const { apiKey, key } = await makeKey();
    const { cookie } = await makeLogin('owner', key.organizationId);
    expect((await sendBatch(apiKey)).status).toBe(202);
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await env.DIRECTORY.setCrashing(true);
    expect((await rotate(key.keyId, cookie)).status).toBe(503);
    await env.DIRECTORY.setCrashing(false);
    await abortAllDurableObjects();
    expect((await sendBatch(apiKey)).status).toBe(503);
    passTime(31_000);
    const refused = await sendBatch(apiKey);
    expect([refused.status, await refused.text()]).toEqual([401, expect.stringContaining('key_successor000')]);
  });

  test('goes on when it was not replaced after all: at once when that is told, else within half a minute', async () => {
    const { apiKey, key } = await makeKey();
    const { cookie } = await makeLogin('owner', key.organizationId);
    expect((await rotate(key.keyId, cookie, '{}')).status).toBe(201);
    expect((await sendBatch(apiKey)).status).toBe(202);
    await env.DIRECTORY.putKey({ ...key, replacedBy: 'key_other0000000', validUntil: Date.now() + 60_000 });
    expect((await rotate(key.keyId, cookie)).status).toBe(409);
    expect((await sendBatch(apiKey)).status).toBe(202);
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await env.DIRECTORY.setDown(true);
    expect((await rotate(key.keyId, cookie)).status).toBe(503);
    // Clients keep what is answered like this: the key may go on.
    const held = await sendBatch(apiKey);
    expect([held.status, held.headers.get('retry-after')]).toEqual([503, '5']);
    passTime(30_000);
    expect((await sendBatch(apiKey)).status).toBe(202);
  });

  test.each<[string, Role, string]>([
    ['a viewer', 'viewer', 'own'],
    ['an owner of another organization', 'owner', 'org_other'],
  ])('is not held back for %s', async (_, role, organization) => {
    const { key } = await makeKey();
    const { cookie } = await makeLogin(role, organization === 'own' ? key.organizationId : organization);
    expect((await ask('/api/me', { headers: { cookie } })).status).toBe(200);
    await objectOf(key.keyId).read(key.keyId);
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    // Nobody hears of an answer, so whoever had been let through would be held back still.
    await env.DIRECTORY.setDown(true);
    expect((await rotate(key.keyId, cookie)).status).toBe(503);
    await env.DIRECTORY.setDown(false);
    expect(await objectOf(key.keyId).read(key.keyId)).toMatchObject({ validUntil: null });
  });
});

describe('the object of a key', () => {
  test('asks the directory again after 30 seconds, not before', async () => {
    const { key } = await makeKey();
    const object = objectOf(key.keyId);
    await object.read(key.keyId);
    await env.DIRECTORY.putKey({ ...key, allowedOrigins: ['new.example'] });
    const now = Date.now();
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => now + 29_000);
    expect(await object.read(key.keyId)).toMatchObject({ allowedOrigins: [] });
    clock.mockImplementation(() => now + 31_000);
    expect(await object.read(key.keyId)).toMatchObject({ allowedOrigins: ['new.example'] });
  });

  test('answers from its own storage while the directory is down, also after a restart', async () => {
    const { key } = await makeKey();
    await objectOf(key.keyId).read(key.keyId);
    await env.DIRECTORY.setDown(true);
    await abortAllDurableObjects();
    expect(await objectOf(key.keyId).read(key.keyId)).toEqual(key);
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    passTime(60_000);
    expect(await objectOf(key.keyId).read(key.keyId)).toEqual(key);
  });

  test('fails when the directory is down and nothing is known, so that no valid key is called unknown', async () => {
    const { apiKey } = await makeKey();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await env.DIRECTORY.setDown(true);
    expect((await sendBatch(apiKey)).status).toBe(503);
    await env.DIRECTORY.setDown(false);
    expect((await sendBatch(apiKey)).status).toBe(202);
  });

  test('stores nothing for an id that no key has, and asks for it once in a while only', async () => {
    const keyId = 'key_nobodyhasit0';
    const before = (await env.DIRECTORY.countAsked()).findKey;
    for (let count = 0; count < 3; count++) expect(await objectOf(keyId).read(keyId)).toBeNull();
    expect((await env.DIRECTORY.countAsked()).findKey).toBe(before + 1);
    const stored = await runInDurableObject(objectOf(keyId), (_, state) => [...state.storage.kv.list()]);
    expect(stored).toEqual([]);
  });

  test('does not let an answer that was overtaken replace a newer one', async () => {
    const { key } = await makeKey();
    const newer: KeyState = { ...key, allowedOrigins: ['newer.example'] };
    const state = await runInDurableObject(objectOf(key.keyId), async (instance) => {
      const object = instance as unknown as KeyObject; // the pool's type knows the platform's methods only
      let answerFirst: (key: KeyState) => void = () => undefined;
      const first = new Promise<KeyState>((resolve) => {
        answerFirst = resolve;
      });
      const answers = [first, Promise.resolve(newer)];
      const directory = { findKey: () => answers.shift() };
      Object.defineProperty(object, 'env', { value: { ...env, DIRECTORY: directory } });
      const overtaken = object.refresh(key.keyId);
      await object.refresh(key.keyId);
      answerFirst(key);
      return overtaken;
    });
    expect(state).toEqual(newer);
  });
});

test('a remembered digest is compared with the digest of today', async () => {
  const { apiKey, key } = await makeKey();
  expect((await sendBatch(apiKey)).status).toBe(202);
  const digest = await createKeyDigester('another-pepper-than-before')(apiKey);
  await env.DIRECTORY.putKey({ ...key, digest });
  await objectOf(key.keyId).refresh(key.keyId);
  passTime(1_000);
  expect((await sendBatch(apiKey)).status).toBe(401);
});

test('a key goes on while the pepper is being changed', async () => {
  const [, old = ''] = env.KEY_PEPPER.split(' ');
  const { apiKey, key } = await makeKey();
  await env.DIRECTORY.putKey({ ...key, digest: await createKeyDigester(old)(apiKey) });
  expect((await sendBatch(apiKey)).status).toBe(202);
  await env.DIRECTORY.putKey(key);
  await objectOf(key.keyId).refresh(key.keyId);
  passTime(1_000);
  expect((await sendBatch(apiKey)).status).toBe(202);
});
