import { env } from 'cloudflare:workers';
import { type KeyList, parseApiKey, type SetupAnswer, type WholeKey } from '@crow/contracts';
import { createKeyDigester, createMinter } from '@crow/service-auth';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask, askAs, auditOf, makeShop } from '../../test/shop.ts';
import { findKey } from './find-key.ts';
import { listKeys } from './list-keys.ts';

let shop: SetupAnswer;
let neighbour: SetupAnswer;

beforeAll(async () => {
  shop = await makeShop('keys');
  neighbour = await makeShop('neighbour');
});

const owner = () => ({ ...shop, role: 'owner' as const });
const viewer = () => ({ ...shop, role: 'viewer' as const });
const admin = () => ({ ...shop, role: 'admin' as const });
const post = (body: unknown = {}) => ({ method: 'POST', body: JSON.stringify(body) });
const patch = (body: unknown) => ({ method: 'PATCH', body: JSON.stringify(body) });
const newKey = (name: string, allowedOrigins: string[] = []) => post({ name, allowedOrigins });

async function makeKey(name: string, limits: Record<string, unknown> = {}): Promise<WholeKey> {
  return (await askAs(owner(), '/api/keys', post({ name, ...limits }))).json();
}

/** The records about a key, oldest first, without what tells where they were asked for. */
async function recordsOf(keyId: string) {
  return (await auditOf(shop.organizationId)).filter(({ subject }) => subject === keyId);
}

const tomorrow = () => Date.now() + 24 * 3_600_000;

describe('a new key', () => {
  test('is answered whole, found by its id and compared by its digest', async () => {
    const response = await askAs(owner(), '/api/keys', newKey('App', ['*.Shop.example', 'localhost:3000']));
    expect(response.status).toBe(201);
    const made = (await response.json()) as WholeKey;
    expect(parseApiKey(made.key)?.keyId).toBe(made.keyId);
    expect(await findKey(env, made.keyId)).toEqual({
      keyId: made.keyId,
      organizationId: shop.organizationId,
      kind: 'publishable',
      digest: await createKeyDigester(env.KEY_PEPPER)(made.key),
      state: 'active',
      allowedOrigins: ['*.shop.example', 'localhost:3000'],
      rate: null,
      expiresAt: null,
      validUntil: null,
      replacedBy: null,
      settings: { idleMs: 30_000 },
    });
  });

  test('is not readable in the database', async () => {
    const { key, keyId } = await makeKey('Encrypted');
    const row = await env.DB.prepare('SELECT * FROM api_keys WHERE id = ?').bind(keyId).first();
    expect(JSON.stringify(row)).not.toContain(parseApiKey(key)?.secret);
  });

  test.each([
    ['{', 'malformed_body'],
    ['{"name":"","allowedOrigins":[]}', 'invalid_request'],
    ['{"name":"K","allowedOrigins":["https://shop.example"]}', 'invalid_request'],
    ['{"name":"K","allowedOrigins":["*"]}', 'invalid_request'],
    ['{"name":"K","allowedOrigins":[],"organizationId":"org_other"}', 'invalid_request'],
    ['{"name":"K","kind":"admin"}', 'invalid_request'],
    ['{"name":"K","rate":{"perSecond":0,"burst":1}}', 'invalid_request'],
    ['{"name":"K","rate":{"perSecond":1.5,"burst":1}}', 'invalid_request'],
    ['{"name":"K","expiresAt":1}', 'invalid_request'],
    ['{"name":"K","kind":"secret","allowedOrigins":["shop.example"]}', 'invalid_request'],
    ['{"name":"K","kind":"secret","rate":{"perSecond":1,"burst":1}}', 'invalid_request'],
  ])('described as %s is refused', async (body, code) => {
    const response = await askAs(owner(), '/api/keys', { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ type: `urn:crow:problem:${code}` });
  });
});

describe('a limited key', () => {
  test('is found with its limits', async () => {
    const expiresAt = tomorrow();
    const { keyId } = await makeKey('Limited', { rate: { perSecond: 50, burst: 200 }, expiresAt });
    expect(await findKey(env, keyId)).toMatchObject({ rate: { perSecond: 50, burst: 200 }, expiresAt });
  });

  test('may be secret, which its first letters say', async () => {
    const { key, keyId } = await makeKey('Server', { kind: 'secret' });
    expect(parseApiKey(key)).toMatchObject({ kind: 'secret', keyId });
    expect(await findKey(env, keyId)).toMatchObject({
      kind: 'secret',
      digest: await createKeyDigester(env.KEY_PEPPER)(key),
    });
  });
});

describe('the list of keys', () => {
  test('tells nobody what would let them in', async () => {
    const { key } = await makeKey('Hidden');
    for (const role of ['owner', 'admin', 'analyst', 'viewer'] as const) {
      const text = await (await askAs({ ...shop, role }, '/api/keys')).text();
      expect(text).toContain('Hidden');
      expect(text).not.toContain(parseApiKey(key)?.secret);
      expect(text).not.toContain('crow_pk_');
    }
  });

  test('is read without decrypting anything', async () => {
    const { keys } = await listKeys({ ...env, KEY_ENCRYPTION_KEYS: 'unusable' }, shop.organizationId);
    expect(keys.length).toBeGreaterThan(0);
  });

  test('holds the keys of the own organization only', async () => {
    const { keys } = (await (await askAs({ ...neighbour, role: 'owner' }, '/api/keys')).json()) as KeyList;
    expect(keys.map(({ keyId }) => keyId)).toEqual([neighbour.keyId]);
  });
});

describe('revealing a key', () => {
  test('gives the whole key to owners and admins, each time with a record', async () => {
    const { key, keyId } = await makeKey('Forgotten');
    for (const caller of [owner(), admin()]) {
      const response = await askAs(caller, `/api/keys/${keyId}/reveal`, post());
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.json()).toMatchObject({ keyId, key });
    }
    const records = await recordsOf(keyId);
    expect(records.map(({ action }) => action)).toEqual(['key_created', 'key_revealed', 'key_revealed']);
    expect(JSON.stringify(records)).not.toContain(parseApiKey(key)?.secret);
  });

  test('of another organization is not found, of a revoked key a conflict', async () => {
    expect((await askAs(owner(), `/api/keys/${neighbour.keyId}/reveal`, post())).status).toBe(404);
    const { keyId } = await makeKey('Gone');
    await askAs(owner(), `/api/keys/${keyId}/revoke`, post());
    const response = await askAs(owner(), `/api/keys/${keyId}/reveal`, post());
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ detail: 'This key was revoked. Create a new one.' });
  });
});

describe('changing a key', () => {
  test('sets what is named, leaves the rest, and records before and after', async () => {
    const { keyId } = await makeKey('Shop', { allowedOrigins: ['shop.example'], rate: { perSecond: 5, burst: 5 } });
    const response = await askAs(admin(), `/api/keys/${keyId}`, patch({ name: 'Web shop', rate: null }));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ name: 'Web shop', rate: null, allowedOrigins: ['shop.example'] });
    expect(await findKey(env, keyId)).toMatchObject({ rate: null, allowedOrigins: ['shop.example'] });
    const [, record] = await recordsOf(keyId);
    expect(JSON.parse(record?.details ?? '')).toMatchObject({
      before: { name: 'Shop', rate: { perSecond: 5, burst: 5 } },
      after: { name: 'Web shop', rate: null },
    });
  });

  test('to what it is already leaves no record', async () => {
    const { keyId } = await makeKey('Same', { allowedOrigins: ['shop.example'] });
    const response = await askAs(
      owner(),
      `/api/keys/${keyId}`,
      patch({ name: 'Same', allowedOrigins: ['shop.example'] }),
    );
    expect(response.status).toBe(200);
    expect(await recordsOf(keyId)).toHaveLength(1);
  });

  test.each([
    [{ kind: 'secret' }, 'invalid_request'],
    [{ name: '' }, 'invalid_request'],
    [{ allowedOrigins: ['shop.example:70000'] }, 'invalid_request'],
    [{ expiresAt: 5 }, 'invalid_request'],
  ])('by %j is refused', async (changes, code) => {
    const response = await askAs(owner(), `/api/keys/${shop.keyId}`, patch(changes));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ type: `urn:crow:problem:${code}` });
  });

  test('of another organization, or one that has ended, is refused', async () => {
    expect((await askAs(owner(), `/api/keys/${neighbour.keyId}`, patch({ name: 'Mine' }))).status).toBe(404);
    const { keyId } = await makeKey('Ended');
    await askAs(owner(), `/api/keys/${keyId}/revoke`, post());
    expect((await askAs(owner(), `/api/keys/${keyId}`, patch({ name: 'Mine' }))).status).toBe(409);
  });

  test('gives a secret key no domains', async () => {
    const { keyId } = await makeKey('Server', { kind: 'secret' });
    const response = await askAs(owner(), `/api/keys/${keyId}`, patch({ allowedOrigins: ['shop.example'] }));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ place: { field: 'allowedOrigins' } });
  });
});

describe('rotating a key', () => {
  test('makes a new one with the same settings and ends the old one after the overlap', async () => {
    const settings = { allowedOrigins: ['shop.example'], rate: { perSecond: 9, burst: 90 }, expiresAt: tomorrow() };
    const old = await makeKey('Rotated', settings);
    const before = Date.now();
    const response = await askAs(owner(), `/api/keys/${old.keyId}/rotate`, post({ overlap: '24h' }));
    expect(response.status).toBe(201);
    const made = (await response.json()) as WholeKey;
    expect(made).toMatchObject({ name: 'Rotated', kind: 'publishable', ...settings, validUntil: null });
    expect(await findKey(env, made.keyId)).toMatchObject({
      ...settings,
      digest: await createKeyDigester(env.KEY_PEPPER)(made.key),
    });
    const state = await findKey(env, old.keyId);
    expect(state).toMatchObject({ state: 'active', replacedBy: made.keyId });
    expect(state?.validUntil).toBeGreaterThanOrEqual(before + 24 * 3_600_000);
    expect((await recordsOf(old.keyId)).map(({ action }) => action)).toEqual(['key_created', 'key_rotated']);
  });

  test('now ends the old one at once', async () => {
    const old = await makeKey('Leaked');
    await askAs(owner(), `/api/keys/${old.keyId}/rotate`, post({ overlap: 'now' }));
    expect((await findKey(env, old.keyId))?.validUntil).toBeLessThanOrEqual(Date.now());
  });

  test('twice is refused, also at the same time, so that there is one successor', async () => {
    const old = await makeKey('Twice');
    const rotate = () => askAs(owner(), `/api/keys/${old.keyId}/rotate`, post({ overlap: '1h' }));
    const statuses = (await Promise.all([rotate(), rotate(), rotate()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 409, 409]);
    const { keys } = (await (await askAs(owner(), '/api/keys')).json()) as KeyList;
    expect(keys.filter(({ name }) => name === 'Twice')).toHaveLength(2);
  });

  test('needs an overlap that exists', async () => {
    const response = await askAs(owner(), `/api/keys/${shop.keyId}/rotate`, post({ overlap: 'forever' }));
    expect(response.status).toBe(400);
  });
});

describe('revoking a key', () => {
  test('ends it for good, once, with a record of who did it', async () => {
    const { keyId } = await makeKey('Old');
    for (let count = 0; count < 2; count++) {
      const response = await askAs(owner(), `/api/keys/${keyId}/revoke`, { method: 'POST' });
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ keyId, state: 'revoked' });
    }
    expect(await findKey(env, keyId)).toMatchObject({ state: 'revoked' });
    const records = await recordsOf(keyId);
    expect(records.map(({ action, actor }) => [action, actor])).toEqual([
      ['key_created', `user:${shop.userId}`],
      ['key_revoked', `user:${shop.userId}`],
    ]);
  });

  test('of another organization is not found', async () => {
    const response = await askAs(owner(), `/api/keys/${neighbour.keyId}/revoke`, { method: 'POST' });
    expect(response.status).toBe(404);
    expect(await findKey(env, neighbour.keyId)).toMatchObject({ state: 'active' });
  });
});

describe('keys are guarded', () => {
  test('from analysts and viewers, whose tries are recorded once', async () => {
    const { keyId } = await makeKey('Guarded');
    for (const role of ['analyst', 'viewer'] as const) {
      const caller = { ...shop, role };
      expect((await askAs(caller, '/api/keys', newKey('No'))).status).toBe(403);
      expect((await askAs(caller, `/api/keys/${keyId}`, patch({ name: 'No' }))).status).toBe(403);
      for (const verb of ['rotate', 'reveal', 'revoke', 'revoke']) {
        expect((await askAs(caller, `/api/keys/${keyId}/${verb}`, post({ overlap: 'now' }))).status).toBe(403);
      }
    }
    expect(await findKey(env, keyId)).toMatchObject({ state: 'active', validUntil: null });
    const refused = (await recordsOf(keyId)).filter(({ outcome }) => outcome === 'refused');
    expect(refused.map(({ action, actor }) => [action, actor])).toEqual(
      ['key_changed', 'key_rotated', 'key_revealed', 'key_revoked'].map((action) => [action, `user:${shop.userId}`]),
    );
  });

  test('from requests without a token, for another service, or of an API key', async () => {
    expect((await ask('/api/keys')).status).toBe(401);
    const minter = createMinter(env.TEST_SIGNING_JWK);
    const bearing = (token: string) => ask('/api/keys', { headers: { authorization: `Bearer ${token}` } });
    const user = { sub: `user:${shop.userId}`, org: shop.organizationId, role: 'owner' as const };
    expect((await bearing(await minter.tokenFor('interaction-service', user))).status).toBe(401);
    const key = { sub: `key:${shop.keyId}`, org: shop.organizationId };
    expect((await bearing(await minter.tokenFor('organization-service', key))).status).toBe(403);
  });

  test('by methods that exist', async () => {
    const response = await askAs(viewer(), '/api/keys', { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST');
  });
});

describe('the other routes of the dashboard', () => {
  test('say who is logged in where', async () => {
    expect(await (await askAs(viewer(), '/api/me')).json()).toEqual({
      user: { id: shop.userId, email: 'owner@keys.example', name: 'Olga Owner' },
      organization: { id: shop.organizationId, name: 'Shop keys', idleMs: 30_000 },
      role: 'viewer',
    });
  });

  test('refuse a user who is not a member', async () => {
    const stranger = { userId: neighbour.userId, organizationId: shop.organizationId, role: 'owner' as const };
    expect((await askAs(stranger, '/api/me')).status).toBe(403);
  });

  test('show the catalog', async () => {
    const { products } = (await (await askAs(viewer(), '/api/catalog')).json()) as { products: unknown[] };
    expect(products).toContainEqual({ id: 'p2', name: 'Mouse' });
  });

  test('answer an unknown path with a problem document', async () => {
    const response = await askAs(viewer(), '/api/unknown');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });
});
