import { env } from 'cloudflare:workers';
import type { Role } from '@crow/contracts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ask, claimsIn, type Echo, makeLogin, ORIGIN } from '../../test/gateway.ts';

afterEach(() => vi.restoreAllMocks());

describe('a request of the dashboard', () => {
  test.each([
    ['/api/me', 'organization-service'],
    ['/api/catalog', 'organization-service'],
    ['/api/settings', 'organization-service'],
    ['/api/keys', 'organization-service'],
    ['/api/audit', 'organization-service'],
    ['/api/audit/check', 'organization-service'],
    ['/api/sessions?cursor=c', 'interaction-service'],
    ['/api/sessions/ses_1', 'interaction-service'],
    ['/api/search?q=shipping', 'interaction-service'],
    ['/api/interactions/int_1', 'interaction-service'],
    ['/api/people?q=ada', 'interaction-service'],
    ['/api/people/per_1', 'interaction-service'],
    ['/api/dead-letters', 'interaction-service'],
    ['/api/quarantines', 'interaction-service'],
    ['/api/quarantines/qua_1', 'interaction-service'],
    ['/api/reanalyses', 'interaction-service'],
    ['/api/reanalyses/rea_1/sessions/ses_1', 'interaction-service'],
    ['/api/live/snapshot', 'analytics-service'],
  ] as const)('%s is answered by %s, in the name of the login', async (path, service) => {
    const { cookie, login } = await makeLogin('viewer');
    const response = await ask(path, { headers: { cookie } });
    expect(response.headers.get('x-answered-by')).toBe(service);
    const echo = (await response.json()) as Echo;
    expect(echo.url).toBe(ORIGIN + path);
    const claims = await claimsIn(echo, service);
    expect(claims).toMatchObject({ sub: `user:${login.userId}`, org: 'org_1', role: 'viewer' });
  });

  test('carries no cookie, no address, and nothing that only the gateway may say', async () => {
    const { cookie } = await makeLogin('viewer');
    const headers = {
      cookie,
      authorization: 'Bearer mine',
      'cf-connecting-ip': '192.0.2.1',
      'x-forwarded-for': '192.0.2.1',
      'x-crow-country': 'XX',
      'x-request-id': 'req_7',
    };
    const response = await ask('/api/sessions', { headers });
    const echo = (await response.json()) as Echo;
    for (const name of ['cookie', 'cf-connecting-ip', 'x-forwarded-for', 'x-crow-country']) {
      expect(echo.headers).not.toHaveProperty(name);
    }
    expect(echo.headers.authorization).not.toBe('Bearer mine');
    expect(echo.headers['x-request-id']).toBe('req_7');
    expect(response.headers.get('x-request-id')).toBe('req_7');
  });

  test('has no permission for other origins', async () => {
    const { cookie } = await makeLogin('viewer');
    const response = await ask('/api/me', { headers: { cookie, origin: 'https://evil.example' } });
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('needs a login', async () => {
    for (const headers of [{}, { cookie: 'a=b' }, { cookie: 'crow.session_token=made-up' }]) {
      for (const path of ['/api/me', '/api/sessions', '/api/search?q=x', '/api/keys', '/api/live/snapshot']) {
        const response = await ask(path, { headers });
        expect(response.status, path).toBe(401);
        expect(await response.json()).toMatchObject({ type: 'urn:crow:problem:unauthenticated' });
      }
    }
  });

  test('is answered with 503 when the login can not be looked up', async () => {
    const { cookie } = await makeLogin('viewer');
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await env.DIRECTORY.setDown(true);
    const response = await ask('/api/me', { headers: { cookie } });
    await env.DIRECTORY.setDown(false);
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain('directory');
    expect(JSON.stringify(log.mock.calls)).not.toContain('session_token');
  });
});

describe('a login', () => {
  test('is looked up once in five seconds', async () => {
    const { cookie } = await makeLogin('viewer');
    const before = (await env.DIRECTORY.countAsked()).resolveLogin;
    for (let count = 0; count < 3; count++) await ask('/api/me', { headers: { cookie } });
    expect((await env.DIRECTORY.countAsked()).resolveLogin).toBe(before + 1);
    const now = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => now + 5_000);
    await ask('/api/me', { headers: { cookie } });
    expect((await env.DIRECTORY.countAsked()).resolveLogin).toBe(before + 2);
  });

  test('is forgotten when its user signs out', async () => {
    const { cookie } = await makeLogin('viewer');
    expect((await ask('/api/me', { headers: { cookie } })).status).toBe(200);
    await env.DIRECTORY.putLogin(cookie, null);
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    expect((await ask('/api/auth/sign-out', { method: 'POST', headers })).status).toBe(200);
    expect((await ask('/api/me', { headers: { cookie } })).status).toBe(401);
  });

  test('reaches its service with cookies and address, from our own pages only', async () => {
    const headers = { cookie: 'crow.session_token=t', origin: ORIGIN, 'cf-connecting-ip': '192.0.2.1' };
    const path = '/api/auth/sign-in/email';
    const echo = (await (await ask(path, { method: 'POST', headers, body: '{}' })).json()) as Echo;
    expect(echo.url).toBe(ORIGIN + path);
    expect(echo.headers).toMatchObject({ ...headers, 'x-request-id': expect.any(String) });
    const foreign = { ...headers, origin: 'https://evil.example' };
    expect((await ask(path, { method: 'POST', headers: foreign, body: '{}' })).status).toBe(403);
  });
});

describe('a change', () => {
  const change = async (role: Role, path: string, headers: Record<string, string>) => {
    const { cookie } = await makeLogin(role);
    return ask(path, { method: 'POST', headers: { cookie, ...headers }, body: '{}' });
  };

  test.each<[string, Record<string, string>, number]>([
    ['our own page', { origin: ORIGIN }, 200],
    ['our own page, as the browser says', { 'sec-fetch-site': 'same-origin' }, 200],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site', origin: ORIGIN }, 403],
    ['a sibling domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['nowhere', {}, 403],
  ])('from %s is answered accordingly', async (_, headers, status) => {
    expect((await change('owner', '/api/keys', headers)).status).toBe(status);
  });

  test.each<[Role, string, number]>([
    ['owner', '/api/keys', 200],
    ['admin', '/api/keys', 200],
    // The organization service refuses them, and records that they tried.
    ['viewer', '/api/keys', 200],
    ['analyst', '/api/dead-letters/ded_1/replay', 200],
    ['viewer', '/api/dead-letters/ded_1/replay', 403],
    ['analyst', '/api/people/links/lnk_1/undo', 200],
    ['analyst', '/api/people/links/lnk_1/redo', 200],
    ['viewer', '/api/people/links/lnk_1/undo', 403],
  ])('by %s at %s gives %i', async (role, path, status) => {
    expect((await change(role, path, { origin: ORIGIN })).status).toBe(status);
  });
});

describe('the live view', () => {
  const open = async (origin: string) => {
    const { cookie } = await makeLogin('viewer');
    return ask('/api/live', { headers: { cookie, origin, upgrade: 'websocket' } });
  };

  test('is a WebSocket of the analytics service, in the name of the login', async () => {
    const response = await open(ORIGIN);
    expect(response.status).toBe(101);
    const socket = response.webSocket;
    if (!socket) throw new Error('there is no socket');
    const message = new Promise<MessageEvent>((resolve) => socket.addEventListener('message', resolve));
    socket.accept();
    const echo = JSON.parse(String((await message).data)) as Echo;
    expect(echo.headers).not.toHaveProperty('cookie');
    expect(await claimsIn(echo, 'analytics-service')).toMatchObject({ org: 'org_1' });
    socket.close();
  });

  test('can not be opened by another site', async () => {
    expect((await open('https://evil.example')).status).toBe(403);
  });
});

describe('everything else', () => {
  test('the gateway says that it is alive', async () => {
    const response = await ask('/v1/health');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  test.each([
    ['GET', '/v1/unknown', 404],
    ['GET', '/api/unknown', 404],
    ['GET', '/api/sessionsandmore', 404],
    ['DELETE', '/api/keys', 405],
    ['POST', '/api/me', 405],
    ['GET', '/v1/setup', 405],
    ['POST', '/v1/health', 405],
  ])('%s %s is answered with %i and a problem document', async (method, path, status) => {
    const response = await ask(path, { method });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.has('allow')).toBe(status === 405);
  });

  test('the set-up reaches the organization service with its bearer token', async () => {
    const headers = { authorization: 'Bearer setup' };
    const echo = (await (await ask('/v1/setup', { method: 'POST', headers, body: '{"a":1}' })).json()) as Echo;
    expect(echo).toMatchObject({ headers, body: '{"a":1}', url: `${ORIGIN}/v1/setup` });
  });

  test('a request id that could break a log line is replaced', async () => {
    const response = await ask('/v1/health', { headers: { 'x-request-id': 'a b"c' } });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
