import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditPage, WholeKey } from '@crow/contracts';
import { expect, test } from '@playwright/test';
import { ensureSecrets, type StackSecrets, writePrivately } from '../../scripts/stack/secrets.ts';
import { ROOT } from '../../scripts/stack/settings.ts';
import { batchOf, laptopEvents, OwnerClient, sendRaw } from '../stack/client.ts';
import { Stack } from '../stack/stack.ts';

const PORT = 8874;
const stack = new Stack({ port: PORT, idleMs: 60_000 });
test.afterAll(() => stack.dispose());

interface KeyRing {
  current: string;
  keys: Record<string, string>;
}

async function restartWith(change: (secrets: StackSecrets) => Partial<StackSecrets>): Promise<void> {
  await stack.stop();
  const path = join(stack.dataDir, 'secrets.json');
  const secrets = JSON.parse(readFileSync(path, 'utf8')) as StackSecrets;
  writePrivately(path, JSON.stringify({ ...secrets, ...change(secrets) }));
  await stack.start();
}

/** Adds the new secrets beside the old ones, as the runbook says. */
function bothSecrets({ KEY_ENCRYPTION_KEYS, KEY_PEPPER, INTERNAL_PUBLIC_JWKS }: StackSecrets): Partial<StackSecrets> {
  const ring = JSON.parse(KEY_ENCRYPTION_KEYS) as KeyRing;
  const keys = { ...ring.keys, '2': randomBytes(32).toString('base64url') };
  const other = otherSigner();
  const trusted = JSON.parse(INTERNAL_PUBLIC_JWKS) as { keys: object[] };
  const added = JSON.parse(other.INTERNAL_PUBLIC_JWKS) as { keys: object[] };
  return {
    KEY_ENCRYPTION_KEYS: JSON.stringify({ current: '2', keys }),
    KEY_PEPPER: `${randomBytes(32).toString('base64url')} ${KEY_PEPPER}`,
    GATEWAY_SIGNING_JWK: other.GATEWAY_SIGNING_JWK,
    INTERNAL_PUBLIC_JWKS: JSON.stringify({ keys: [...trusted.keys, ...added.keys] }),
  };
}

/** Leaves the new ones only. */
function newSecrets({ KEY_ENCRYPTION_KEYS, KEY_PEPPER, INTERNAL_PUBLIC_JWKS }: StackSecrets): Partial<StackSecrets> {
  const { keys } = JSON.parse(KEY_ENCRYPTION_KEYS) as KeyRing;
  const trusted = JSON.parse(INTERNAL_PUBLIC_JWKS) as { keys: object[] };
  return {
    KEY_ENCRYPTION_KEYS: JSON.stringify({ current: '2', keys: { '2': keys['2'] } }),
    KEY_PEPPER: KEY_PEPPER.split(' ')[0] ?? '',
    INTERNAL_PUBLIC_JWKS: JSON.stringify({ keys: trusted.keys.slice(1) }),
  };
}

/** A pair of signing keys, made as for a stack of its own. */
function otherSigner(): StackSecrets {
  const folder = mkdtempSync(join(tmpdir(), 'crow-secrets-'));
  const secrets = ensureSecrets(folder);
  rmSync(folder, { recursive: true });
  return secrets;
}

function renewKeys(): string {
  const env = { ...process.env, CROW_DATA: stack.dataDir, CROW_PORT: String(PORT), CROW_SHOP_PORT: String(PORT + 1) };
  return execFileSync(process.execPath, ['scripts/renew-keys.ts'], { cwd: ROOT, env, encoding: 'utf8' });
}

test('every secret of the keys is changed while keys stay what they are', async () => {
  await stack.start();
  const { apiKey } = stack.demo;
  const owner = new OwnerClient(stack.demo);
  await owner.logIn();
  const ended = await owner.change<WholeKey>('POST', '/api/keys', { name: 'Ended' });
  await owner.change('POST', `/api/keys/${ended.keyId}/revoke`);
  let sent = 0;
  const sendWith = async (key: string) => {
    sent += 1;
    const batch = batchOf('ses_secrets', `bat_${sent}`, laptopEvents(stack.demo.shop).slice(0, 2), sent * 10);
    return (await sendRaw(stack.demo, { key, sessionId: 'ses_secrets', batchId: batch.batchId }, JSON.stringify(batch)))
      .status;
  };
  expect(await sendWith(apiKey)).toBe(202);

  await restartWith(bothSecrets);
  expect(await sendWith(apiKey)).toBe(202);
  expect(renewKeys()).toBe('2 keys looked at, 2 renewed, 0 can’t be decrypted.\n');
  expect(renewKeys()).toBe('2 keys looked at, 0 renewed, 0 can’t be decrypted.\n');
  expect(await sendWith(apiKey)).toBe(202);

  await restartWith(newSecrets);
  // What a key's object knew for half a minute is asked for anew by then.
  await expect.poll(() => sendWith(apiKey), { timeout: 45_000, intervals: [500] }).toBe(202);
  const { keys } = await owner.get<{ keys: WholeKey[] }>('/api/keys');
  const works = keys.find(({ state }) => state === 'active');
  expect((await owner.change<WholeKey>('POST', `/api/keys/${works?.keyId}/reveal`)).key).toBe(apiKey);
  const { records } = await owner.get<AuditPage>('/api/audit?action=keys_renewed');
  expect(records).toMatchObject([{ actor: 'setup', details: { after: { keys: 2, encryptionKey: '2' } } }]);
});
