import { env } from 'cloudflare:workers';
import { formatApiKey, parseApiKey, type RenewalAnswer, type SetupAnswer } from '@crow/contracts';
import { createKeyDigester } from '@crow/service-auth';
import { beforeEach, describe, expect, test } from 'vitest';
import { ask, askAs, auditOf, makeShop } from '../../test/shop.ts';
import { checkChain } from '../audit/check-chain.ts';
import type { Environment } from '../environment.ts';
import { createKeyCipher } from '../keys/key-encryption.ts';
import { placeOf } from '../keys/key-row.ts';
import { renewKeys } from './renew-keys.ts';

const NEW_PEPPER = 'pepper-of-the-next-year';
const ring = JSON.parse(env.KEY_ENCRYPTION_KEYS) as { keys: Record<string, string> };
const both = { current: '2', keys: { ...ring.keys, '2': 'A'.repeat(43) } };
/** The service after its secrets were changed. */
const changed: Environment = {
  ...env,
  KEY_ENCRYPTION_KEYS: JSON.stringify(both),
  KEY_PEPPER: `${NEW_PEPPER} ${env.KEY_PEPPER}`,
};
/** And when the old ones are gone. */
const finished = JSON.stringify({ current: '2', keys: { '2': both.keys['2'] } });

let shop: SetupAnswer;

beforeEach(async () => {
  await env.DB.prepare('DELETE FROM api_keys').run();
  shop = await makeShop(`renewal-${crypto.randomUUID().slice(0, 8)}`);
});

async function renewAll(service: Environment): Promise<Omit<RenewalAnswer, 'next'>> {
  const sum = { checked: 0, renewed: 0, unreadable: [] as string[] };
  let next: string | null = '';
  while (next !== null) {
    const answer: RenewalAnswer = await renewKeys(service, next, {});
    sum.checked += answer.checked;
    sum.renewed += answer.renewed;
    sum.unreadable.push(...answer.unreadable);
    next = answer.next;
  }
  return sum;
}

async function stored(keyId: string) {
  const row = await env.DB.prepare('SELECT digest, encrypted_secret FROM api_keys WHERE id = ?')
    .bind(keyId)
    .first<{ digest: string; encrypted_secret: string }>();
  if (!row) throw new Error('there is no such key');
  return row;
}

async function makeKeys(count: number): Promise<void> {
  const owner = { ...shop, role: 'owner' as const };
  const body = JSON.stringify({ name: 'More' });
  for (let made = 0; made < count; made++) await askAs(owner, '/api/keys', { method: 'POST', body });
}

async function renewals({ organizationId }: SetupAnswer) {
  return (await auditOf(organizationId)).filter(({ action }) => action === 'keys_renewed');
}

describe('renewing the keys of a deployment', () => {
  test('leaves the keys what they are, readable and matched without the old secrets', async () => {
    const neighbour = await makeShop(`renewal-${crypto.randomUUID().slice(0, 8)}`);
    expect(await renewAll(changed)).toEqual({ checked: 2, renewed: 2, unreadable: [] });
    for (const { organizationId, keyId, apiKey } of [shop, neighbour]) {
      const { digest, encrypted_secret } = await stored(keyId);
      const secret = await createKeyCipher(finished).decrypt(encrypted_secret, placeOf(organizationId, keyId));
      expect(formatApiKey({ kind: 'publishable', keyId, secret })).toBe(apiKey);
      expect(digest).toBe(await createKeyDigester(NEW_PEPPER)(apiKey));
    }
    const [record, ...others] = await renewals(neighbour);
    expect(others).toEqual([]);
    expect(record).toMatchObject({ actor: 'setup', outcome: 'done', subject: neighbour.organizationId });
    expect(JSON.parse(record?.details ?? '')).toMatchObject({ after: { keys: 1, encryptionKey: '2' } });
    expect(await checkChain(env, neighbour.organizationId)).toMatchObject({ whole: true });
    expect(JSON.stringify(await auditOf(shop.organizationId))).not.toContain(parseApiKey(shop.apiKey)?.secret);
  });

  test('changes nothing the second time, and leaves no record of it', async () => {
    await renewAll(changed);
    const before = await stored(shop.keyId);
    expect(await renewAll(changed)).toEqual({ checked: 1, renewed: 0, unreadable: [] });
    expect(await stored(shop.keyId)).toEqual(before);
    expect(await renewals(shop)).toHaveLength(1);
  });

  test('that was cut off is completed by beginning again', async () => {
    await makeKeys(120);
    const first = await renewKeys(changed, '', {});
    expect(first).toMatchObject({ checked: 50, renewed: 50, next: expect.any(String) });
    // The second request dies with its batch.
    const broken = { ...changed, DB: dyingDatabase() };
    await expect(renewKeys(broken, first.next ?? '', {})).rejects.toThrow('killed');
    expect(await renewAll(changed)).toEqual({ checked: 121, renewed: 71, unreadable: [] });
    const { results } = await env.DB.prepare('SELECT encrypted_secret AS e FROM api_keys').all<{ e: string }>();
    expect(results.every(({ e }) => e.startsWith('2.'))).toBe(true);
    expect(await checkChain(env, shop.organizationId)).toMatchObject({ whole: true });
  });

  test('by two at once renews each key once', async () => {
    await makeKeys(20);
    const [one, two] = await Promise.all([renewAll(changed), renewAll(changed)]);
    expect(one.renewed + two.renewed).toBe(21);
    expect(await renewals(shop)).toHaveLength(1);
  });

  test('names keys that can’t be decrypted, and goes on with the others', async () => {
    await makeKeys(1);
    const spoiled = await stored(shop.keyId);
    await env.DB.prepare('UPDATE api_keys SET encrypted_secret = ? WHERE id = ?')
      .bind(spoiled.encrypted_secret.replace(/^1\./, '9.'), shop.keyId)
      .run();
    expect(await renewAll(changed)).toEqual({ checked: 2, renewed: 1, unreadable: [shop.keyId] });
    expect((await stored(shop.keyId)).digest).toBe(spoiled.digest);
  });

  test('is for who has the setup token', async () => {
    const renew = (headers: Record<string, string>, method = 'POST') =>
      ask('/v1/setup/renew-keys?after=x', { method, headers });
    expect((await renew({})).status).toBe(401);
    expect((await renew({ authorization: 'Bearer guess' })).status).toBe(401);
    const authorization = `Bearer ${env.SETUP_TOKEN}`;
    expect((await renew({ authorization }, 'GET')).status).toBe(405);
    const response = await ask('/v1/setup/renew-keys', { method: 'POST', headers: { authorization } });
    expect(await response.json()).toEqual({ checked: 1, renewed: 0, unreadable: [], next: null });
  });
});

/** The database, of which nothing more is heard before anything is written. */
function dyingDatabase(): D1Database {
  const prepare = (sql: string) => env.DB.prepare(sql);
  const batch = () => Promise.reject(new Error('killed'));
  return { prepare, batch } as unknown as D1Database; // all that is asked of it
}
