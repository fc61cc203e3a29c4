import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ask, auditOf, cookieOf, logIn, makeShop, PASSWORD } from '../../test/shop.ts';
import { checkChain } from '../audit/check-chain.ts';
import { recordFailedLogin } from './login-failures.ts';
import { resolveLogin } from './resolve-login.ts';

afterEach(() => vi.restoreAllMocks());

beforeAll(async () => {
  await makeShop('login');
});

describe('logging in', () => {
  test('gives a cookie that scripts and other sites cannot use', async () => {
    const response = await logIn('owner@login.example');
    expect(response.status).toBe(200);
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Secure-crow\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toMatch(/Secure/);
  });

  test('with a wrong password or an unknown address is refused alike', async () => {
    const wrong = await logIn('owner@login.example', 'wrong-password-here');
    const unknown = await logIn('nobody@login.example');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await unknown.json());
  });

  test('is limited for one network address', async () => {
    const statuses = [];
    for (let count = 0; count < 31; count++) {
      statuses.push((await logIn('nobody@login.example', PASSWORD, '192.0.2.99')).status);
    }
    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([401]));
    const refused = await logIn('owner@login.example', PASSWORD, '192.0.2.99');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ type: 'urn:crow:problem:rate_limited' });
    expect((await logIn('owner@login.example')).status).toBe(200);
    // Each try costs a password hash.
  }, 30_000);

  test('is recorded in every organization that it opens', async () => {
    const { organizationId, userId } = await makeShop('recorded');
    const second = await makeShop('recorded-second');
    await env.DB.prepare('INSERT INTO member VALUES (?, ?, ?, ?, ?)')
      .bind('mem_recorded', second.organizationId, userId, 'viewer', new Date().toISOString())
      .run();
    await logIn('owner@recorded.example');
    for (const id of [organizationId, second.organizationId]) {
      const logins = (await auditOf(id)).filter(({ action }) => action === 'logged_in');
      expect(logins).toMatchObject([{ actor: `user:${userId}`, subject: userId, outcome: 'done' }]);
      expect(JSON.stringify(logins)).not.toContain('192.0.2.1');
    }
  });

  test('that fails is recorded once a minute, and the next record tells how often it was tried', async () => {
    const { organizationId, userId } = await makeShop('failing');
    const failures = async () => (await auditOf(organizationId)).filter(({ action }) => action === 'login_failed');
    const untold = () =>
      env.DB.prepare('SELECT tries FROM login_failures WHERE user_id = ?').bind(userId).first<number>('tries');
    const fail = () => logIn('Owner@Failing.example', 'wrong-password-here', '192.0.2.7');
    await fail();
    await vi.waitFor(async () => expect(await failures()).toHaveLength(1));
    expect(await failures()).toMatchObject([{ actor: 'anonymous', subject: userId, outcome: 'refused' }]);
    for (let count = 0; count < 3; count++) await fail();
    await vi.waitFor(async () => expect(await untold()).toBe(3));
    expect(await failures()).toHaveLength(1);
    const now = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => now + 61_000);
    await fail();
    await vi.waitFor(async () => expect(await failures()).toHaveLength(2));
    expect((await failures()).map(({ details }) => JSON.parse(details).after)).toEqual([{ tries: 1 }, { tries: 4 }]);
    expect(await untold()).toBe(0);
    for (let count = 0; count < 2; count++) await fail();
    await vi.waitFor(async () => expect(await untold()).toBe(2));
    await logIn('owner@failing.example');
    const [login] = (await auditOf(organizationId)).filter(({ action }) => action === 'logged_in');
    expect(JSON.parse(login?.details ?? '')).toMatchObject({ after: { failedTries: 2 } });
    expect(await untold()).toBe(0);
    expect(await checkChain(env, organizationId)).toMatchObject({ whole: true });
    expect(JSON.stringify(await auditOf(organizationId))).not.toMatch(/192\.0\.2|wrong-password/);
  }, 30_000);

  test('as somebody that nobody knows is recorded nowhere, and leaves nothing behind', async () => {
    const count = () => env.DB.prepare('SELECT count(*) AS n FROM audit_log').first<number>('n');
    const before = await count();
    const email = `${crypto.randomUUID()}@nowhere.example`;
    await recordFailedLogin(env, new Request('https://crow.example'), email);
    expect(await count()).toBe(before);
  });

  test('stores the password as a hash only', async () => {
    const stored = await env.DB.prepare('SELECT password FROM account').first<string>('password');
    expect(stored).not.toContain(PASSWORD);
    expect(stored?.length).toBeGreaterThan(64);
  });
});

describe('a login', () => {
  test('is over after signing out', async () => {
    const cookie = cookieOf(await logIn('owner@login.example'));
    expect(await resolveLogin(env, cookie)).not.toBeNull();
    const headers = { cookie, origin: 'https://crow.example', 'content-type': 'application/json' };
    expect((await ask('/api/auth/sign-out', { method: 'POST', headers, body: '{}' })).status).toBe(200);
    expect(await resolveLogin(env, cookie)).toBeNull();
  });

  test('can not be changed from another site', async () => {
    const cookie = cookieOf(await logIn('owner@login.example'));
    const headers = { cookie, origin: 'https://evil.example', 'content-type': 'application/json' };
    expect((await ask('/api/auth/sign-out', { method: 'POST', headers, body: '{}' })).status).toBe(403);
    expect(await resolveLogin(env, cookie)).not.toBeNull();
  });

  test('is not found behind a cookie that was made up or changed', async () => {
    const cookie = cookieOf(await logIn('owner@login.example'));
    for (const forged of ['', 'crow.session_token=abc', '__Secure-crow.session_token=abc.def', cookie.slice(0, -8)]) {
      expect(await resolveLogin(env, forged)).toBeNull();
    }
  });

  test('needs a membership', async () => {
    const { organizationId } = await makeShop('lonely');
    const cookie = cookieOf(await logIn('owner@lonely.example'));
    await env.DB.prepare('DELETE FROM member WHERE "organizationId" = ?').bind(organizationId).run();
    expect(await resolveLogin(env, cookie)).toBeNull();
  });

  test('is in the organization that is active, as long as its user is a member', async () => {
    const own = await makeShop('home');
    const other = await makeShop('away');
    const cookie = cookieOf(await logIn('owner@home.example'));
    const activate = (id: string) =>
      env.DB.prepare('UPDATE session SET "activeOrganizationId" = ? WHERE "userId" = ?').bind(id, own.userId).run();
    await activate(other.organizationId);
    expect(await resolveLogin(env, cookie)).toMatchObject({ organizationId: own.organizationId, role: 'owner' });
    await env.DB.prepare('INSERT INTO member VALUES (?, ?, ?, ?, ?)')
      .bind('mem_x', other.organizationId, own.userId, 'analyst', new Date().toISOString())
      .run();
    expect(await resolveLogin(env, cookie)).toMatchObject({ organizationId: other.organizationId, role: 'analyst' });
  });
});

describe('what the login library offers besides', () => {
  test.each([
    ['POST', '/api/auth/sign-up/email'],
    ['POST', '/api/auth/organization/create'],
    ['POST', '/api/auth/organization/invite-member'],
    ['POST', '/api/auth/request-password-reset'],
    ['GET', '/api/auth/ok'],
  ])('%s %s is closed', async (method, path) => {
    const response = await ask(path, { method, ...(method === 'POST' ? { body: '{}' } : {}) });
    expect(response.status).toBe(404);
  });

  test('a wrong method is answered with the right one', async () => {
    const response = await ask('/api/auth/sign-in/email');
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });
});
