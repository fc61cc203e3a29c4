import { env } from 'cloudflare:workers';
import { type KeyList, type KeySummary, parseApiKey, type SetupAnswer } from '@crow/contracts';
import { createKeyDigester, createMinter } from '@crow/service-auth';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask, askAs, auditOf, makeShop } from '../../test/shop.ts';
import { findKey } from './find-key.ts';

let shop: SetupAnswer;
let neighbour: SetupAnswer;

beforeAll(async () => {
  shop = await makeShop('keys');
  neighbour = await makeShop('neighbour');
});

const owner = () => ({ ...shop, role: 'owner' as const });
const viewer = () => ({ ...shop, role: 'viewer' as const });
const newKey = (name: string, allowedOrigins: string[] = []) => ({
  method: 'POST',
  body: JSON.stringify({ name, allowedOrigins }),
});

async function makeKey(name: string): Promise<Required<KeySummary>> {
  return (await askAs(owner(), '/api/keys', newKey(name))).json();
}

describe('a new key', () => {
  test('is answered whole, found by its id and compared by its digest', async () => {
    const response = await askAs(owner(), '/api/keys', newKey('App', ['*.Shop.example', 'localhost:3000']));
    expect(response.status).toBe(201);
    const made = (await response.json()) as Required<KeySummary>;
    expect(parseApiKey(made.key)?.keyId).toBe(made.keyId);
    expect(await findKey(env, made.keyId)).toEqual({
      keyId: made.keyId,
      organizationId: shop.organizationId,
      digest: await createKeyDigester(env.KEY_PEPPER)(made.key),
      state: 'active',
      allowedOrigins: ['*.shop.example', 'localhost:3000'],
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
  ])('described as %s is refused', async (body, code) => {
    const response = await askAs(owner(), '/api/keys', { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ type: `urn:crow:problem:${code}` });
  });
});

describe('the list of keys', () => {
  test('shows whole keys to owners and admins only', async () => {
    for (const [role, shown] of [
      ['owner', true],
      ['admin', true],
      ['analyst', false],
      ['viewer', false],
    ] as const) {
      const { keys } = (await (await askAs({ ...shop, role }, '/api/keys')).json()) as KeyList;
      expect(keys.length).toBeGreaterThan(0);
      expect(
        keys.every(({ key }) => (key !== undefined) === shown),
        role,
      ).toBe(true);
    }
  });

  test('holds the keys of the own organization only', async () => {
    const { keys } = (await (await askAs({ ...neighbour, role: 'owner' }, '/api/keys')).json()) as KeyList;
    expect(keys.map(({ keyId }) => keyId)).toEqual([neighbour.keyId]);
    expect(keys[0]?.key).toBe(neighbour.apiKey);
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
    const records = (await auditOf(shop.organizationId)).filter(({ subject }) => subject === keyId);
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
  test('from changes by analysts and viewers', async () => {
    for (const role of ['analyst', 'viewer'] as const) {
      expect((await askAs({ ...shop, role }, '/api/keys', newKey('No'))).status).toBe(403);
      expect((await askAs({ ...shop, role }, `/api/keys/${shop.keyId}/revoke`, { method: 'POST' })).status).toBe(403);
    }
    expect(await findKey(env, shop.keyId)).toMatchObject({ state: 'active' });
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
