import type { AuditCheck, AuditPage, OrganizationSettings, Problem, SessionPage, WholeKey } from '@crow/contracts';
import { expect, test } from '@playwright/test';
import { batchOf, laptopEvents, OwnerClient, sendRaw } from '../stack/client.ts';
import { Stack } from '../stack/stack.ts';

const stack = new Stack({ port: 8870, idleMs: 60_000 });
let owner: OwnerClient;

test.beforeAll(async () => {
  await stack.start();
  owner = new OwnerClient(stack.demo);
  await owner.logIn();
});
test.afterAll(() => stack.dispose());

let sent = 0;

/** Sends two events with a key. @returns 202, or the code of the problem */
async function sendWith(key: string): Promise<string | number> {
  sent += 1;
  const batch = batchOf('ses_keys', `bat_${sent}`, laptopEvents(stack.demo.shop).slice(0, 2), sent * 10);
  const response = await sendRaw(
    stack.demo,
    { key, sessionId: 'ses_keys', batchId: batch.batchId },
    JSON.stringify(batch),
  );
  if (response.status === 202) return 202;
  return ((await response.json()) as Problem).type.replace('urn:crow:problem:', '');
}

const makeKey = (settings: object) => owner.change<WholeKey>('POST', '/api/keys', { name: 'Spec', ...settings });

test('a key is made, revealed, rotated and revoked', async () => {
  const old = await makeKey({});
  expect(await sendWith(old.key)).toBe(202);
  expect((await owner.change<WholeKey>('POST', `/api/keys/${old.keyId}/reveal`)).key).toBe(old.key);
  const overlapping = await owner.change<WholeKey>('POST', `/api/keys/${old.keyId}/rotate`, { overlap: '1h' });
  expect(await sendWith(old.key)).toBe(202);
  expect(await sendWith(overlapping.key)).toBe(202);
  const newest = await owner.change<WholeKey>('POST', `/api/keys/${overlapping.keyId}/rotate`, { overlap: 'now' });
  expect(await sendWith(overlapping.key)).toBe('key_replaced');
  expect(await sendWith(newest.key)).toBe(202);
  await owner.change('POST', `/api/keys/${newest.keyId}/revoke`);
  expect(await sendWith(newest.key)).toBe('revoked_key');
});

test('limits are changed while a key is used', async () => {
  const { keyId, key } = await makeKey({ rate: { perSecond: 1, burst: 2 } });
  expect(await sendWith(key)).toBe(202);
  await expect.poll(() => sendWith(key), { intervals: [10] }).toBe('rate_limited');
  await owner.change('PATCH', `/api/keys/${keyId}`, { rate: null });
  await expect.poll(() => sendWith(key), { intervals: [200], timeout: 5_000 }).toBe(202);
  await owner.change('PATCH', `/api/keys/${keyId}`, { expiresAt: Date.now() + 1_500 });
  await expect.poll(() => sendWith(key), { intervals: [200], timeout: 5_000 }).toBe('key_expired');
});

test('a secret key reads sessions, and sends nothing', async () => {
  const { key } = await makeKey({ kind: 'secret' });
  const read = (path: string) => fetch(stack.demo.endpoint + path, { headers: { authorization: `Bearer ${key}` } });
  const sessions = await read('/api/sessions');
  expect(sessions.status).toBe(200);
  expect((await sessions.json()) as SessionPage).toHaveProperty('sessions');
  expect((await read('/api/audit')).status).toBe(403);
  expect(await sendWith(key)).toBe('wrong_key_kind');
});

test('the idle time is changed for the whole organization, and back', async () => {
  const settings = () => owner.get<OrganizationSettings>('/api/settings');
  await owner.change('PATCH', '/api/settings', { idleMs: 90_000 });
  expect(await settings()).toMatchObject({ idleMs: 90_000 });
  await owner.change('PATCH', '/api/settings', { idleMs: 60_000 });
  expect(await settings()).toMatchObject({ idleMs: 60_000 });
});

test('a login that fails is on record', async () => {
  const stranger = new OwnerClient({ ...stack.demo, password: 'a-guess-that-is-wrong' });
  await expect(stranger.logIn()).rejects.toThrow('401');
  const failed = () => owner.get<AuditPage>('/api/audit?action=login_failed');
  await expect.poll(async () => (await failed()).records.length).toBe(1);
  expect((await failed()).records).toMatchObject([{ actor: 'anonymous', outcome: 'refused' }]);
});

test('all of it is in the audit log, whose chain is whole', async () => {
  const { records } = await owner.get<AuditPage>('/api/audit?limit=200');
  const actions = new Set(records.map(({ action }) => action));
  const wanted = ['setup_finished', 'settings_changed', 'key_created', 'key_changed', 'key_rotated', 'key_revealed'];
  for (const action of [...wanted, 'key_revoked', 'login_failed']) {
    expect(actions).toContain(action);
  }
  expect(await owner.get<AuditCheck>('/api/audit/check')).toMatchObject({ whole: true, records: records.length });
});
