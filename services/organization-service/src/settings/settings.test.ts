import { exports } from 'cloudflare:workers';
import { IDLE_MS_BOUNDS, type Role, type SetupAnswer } from '@crow/contracts';
import { describe, expect, test } from 'vitest';
import { askAs, auditOf, makeShop } from '../../test/shop.ts';

function change(shop: SetupAnswer, body: unknown, role: Role = 'owner'): Promise<Response> {
  return askAs({ ...shop, role }, '/api/settings', { method: 'PATCH', body: JSON.stringify(body) });
}

async function changesOf({ organizationId }: SetupAnswer) {
  return (await auditOf(organizationId)).filter(({ action }) => action === 'settings_changed');
}

describe('the settings of an organization', () => {
  test('are changed by admins, on record, and known with each of its keys and no other', async () => {
    const shop = await makeShop('settings');
    const neighbour = await makeShop('settings-neighbour');
    const response = await change(shop, { idleMs: 45_000 }, 'admin');
    expect([response.status, await response.json()]).toEqual([200, { idleMs: 45_000, modelPolicy: 'all', terms: {} }]);
    const read = await askAs({ ...shop, role: 'viewer' }, '/api/settings');
    expect(await read.json()).toEqual({ idleMs: 45_000, modelPolicy: 'all', terms: {} });
    const [record, ...others] = await changesOf(shop);
    expect(others).toEqual([]);
    expect(record).toMatchObject({ actor: `user:${shop.userId}`, outcome: 'done', subject: shop.organizationId });
    expect(JSON.parse(record?.details ?? '')).toMatchObject({ before: { idleMs: 30_000 }, after: { idleMs: 45_000 } });
    expect(await exports.Directory.findKey(shop.keyId)).toMatchObject({ settings: { idleMs: 45_000 } });
    expect(await exports.Directory.findKey(neighbour.keyId)).toMatchObject({ settings: { idleMs: 30_000 } });
  });

  test('say which sessions a model may read, beside the idle time and known to what understands sessions', async () => {
    const shop = await makeShop('settings-model');
    const neighbour = await makeShop('settings-model-neighbour');
    const policyOf = async ({ organizationId }: SetupAnswer) =>
      (await exports.Directory.readOrganization(organizationId))?.modelPolicy;
    expect(await policyOf(shop)).toBe('all');
    const response = await change(shop, { modelPolicy: 'off' });
    expect(await response.json()).toEqual({ idleMs: 30_000, modelPolicy: 'off', terms: {} });
    expect(await (await change(shop, { idleMs: 45_000 })).json()).toEqual({
      idleMs: 45_000,
      modelPolicy: 'off',
      terms: {},
    });
    expect([await policyOf(shop), await policyOf(neighbour)]).toEqual(['off', 'all']);
    const details = (await changesOf(shop)).map((record) => JSON.parse(record.details) as object);
    expect(details).toContainEqual(
      expect.objectContaining({ before: { modelPolicy: 'all' }, after: { modelPolicy: 'off' } }),
    );
    expect(details).toContainEqual(expect.objectContaining({ before: { idleMs: 30_000 }, after: { idleMs: 45_000 } }));
  });

  test('hold the own words of an organization: known to what understands its sessions, and on record with what changed', async () => {
    const shop = await makeShop('settings-terms');
    const neighbour = await makeShop('settings-terms-neighbour');
    const profileOf = ({ organizationId }: SetupAnswer) => exports.Directory.readOrganization(organizationId);
    expect(await profileOf(shop)).not.toHaveProperty('terms');
    const first = { Merkliste: 'wishlist', 'ab in die Kiste': 'add_to_cart' };
    expect(await (await change(shop, { terms: first })).json()).toMatchObject({ terms: first });
    const second = { Merkliste: 'wishlist', Kiste: 'cart' };
    expect(await (await change(shop, { terms: second }, 'admin')).json()).toMatchObject({ terms: second });
    expect((await change(shop, { terms: second })).status).toBe(200);
    expect(await profileOf(shop)).toMatchObject({ terms: second });
    expect(await profileOf(neighbour)).not.toHaveProperty('terms');
    const records = (await changesOf(shop)).map(({ details }) => JSON.parse(details) as object);
    expect(records).toHaveLength(2);
    expect(records).toContainEqual(
      expect.objectContaining({
        before: { terms: { 'ab in die Kiste': 'add_to_cart' } },
        after: { terms: { Kiste: 'cart' } },
      }),
    );
    expect((await change(shop, { terms: {} })).status).toBe(200);
    expect(await profileOf(shop)).not.toHaveProperty('terms');
  });

  test('that are set to what they are leave no record', async () => {
    const shop = await makeShop('settings-same');
    expect((await change(shop, { idleMs: 30_000 })).status).toBe(200);
    expect((await change(shop, {})).status).toBe(200);
    expect(await changesOf(shop)).toEqual([]);
  });

  test('stay as they are for others, whose try is recorded', async () => {
    const shop = await makeShop('settings-viewer');
    for (const role of ['analyst', 'viewer'] as const) {
      expect((await change(shop, { idleMs: 45_000 }, role)).status).toBe(403);
    }
    expect(await changesOf(shop)).toMatchObject([{ outcome: 'refused' }]);
    expect(await exports.Directory.findKey(shop.keyId)).toMatchObject({ settings: { idleMs: 30_000 } });
  });

  test.each([
    { idleMs: IDLE_MS_BOUNDS.min - 1 },
    { idleMs: IDLE_MS_BOUNDS.max + 1 },
    { idleMs: 2_000.5 },
    { idleMs: '60000' },
    { idleTime: 60_000 },
    { modelPolicy: 'some' },
    { modelPolicy: null },
    { terms: { Kiste: 'box' } },
    { terms: { x: 'cart' } },
    { terms: { Kiste: 'cart', KISTE: 'cart' } },
    { terms: { Kiste: 7 } },
    { terms: ['Kiste'] },
    { terms: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`word ${index}`, 'cart'])) },
  ])('can not be %j', async (body) => {
    const shop = await makeShop(`settings-${crypto.randomUUID().slice(0, 8)}`);
    const response = await change(shop, body);
    expect(response.status).toBe(400);
    expect(await changesOf(shop)).toEqual([]);
  });
});

test('the directory lists the keys of an organization that were not revoked', async () => {
  const shop = await makeShop('key-ids');
  const owner = { ...shop, role: 'owner' as const };
  const body = JSON.stringify({ name: 'Second' });
  const second = (await (await askAs(owner, '/api/keys', { method: 'POST', body })).json()) as { keyId: string };
  expect((await exports.Directory.listKeyIds(shop.organizationId)).sort()).toEqual([second.keyId, shop.keyId].sort());
  await askAs(owner, `/api/keys/${second.keyId}/revoke`, { method: 'POST' });
  expect(await exports.Directory.listKeyIds(shop.organizationId)).toEqual([shop.keyId]);
});
