import { describe, expect, test } from 'vitest';
import { callsIn } from '../../test/client-calls.ts';
import { ask, ORIGIN } from '../../test/gateway.ts';

const SOURCES = import.meta.glob(
  ['../../../../apps/dashboard/src/**/*.{ts,tsx}', '!../../../../apps/dashboard/src/**/*.test.ts'],
  { query: '?raw', import: 'default', eager: true },
);

const CALLS = Object.values(SOURCES).flatMap(callsIn);
const NAMES = [...new Set(CALLS.map(({ method, path }) => `${method} ${path}`))].sort();

describe('what the dashboard asks for', () => {
  test('is found in its sources, in all ways in which they write it', () => {
    expect(NAMES.length).toBeGreaterThan(30);
    expect(NAMES).toEqual(
      expect.arrayContaining([
        'GET /api/audit/export',
        'GET /api/keys/x/usage',
        'GET /api/live',
        'GET /api/sessions/x',
        'PATCH /api/keys/x',
        'PATCH /api/settings',
        'POST /api/keys/x/rotate',
        'POST /api/people/links/x/redo',
        'POST /api/quarantines/x/lift',
      ]),
    );
  });

  test.each(NAMES)('has a route with this method: %s', async (name) => {
    const [method = '', path = ''] = name.split(' ');
    const headers = { origin: ORIGIN, 'content-type': 'application/json' };
    const body = method === 'GET' ? {} : { body: '{}' };
    const { status } = await ask(path, { method, headers, ...body });
    // Without a login; the door to the login itself lets everybody through.
    expect(status).toBe(path.startsWith('/api/auth/') ? 200 : 401);
  });

  test('is not there by itself: a path or a method that nobody made is refused', async () => {
    expect((await ask('/api/keys/x/usages')).status).toBe(404);
    expect((await ask('/api/nothing')).status).toBe(404);
    expect((await ask('/api/settings', { method: 'DELETE' })).status).toBe(405);
  });
});

test('calls are found however their paths are made', () => {
  const calls = callsIn(`
    const PATH = '/api/one';
    requestJson<A>(PATH, { signal }); patchJson<B>(PATH, changes);
    postJson<Pick<A, 'b'>>(\`/api/two/\${encodeURIComponent(id)}/\${is ? 'on' : 'off'}?q=\${q}\`);
    postJson(madeOf(id, 'verb')); requestJson(madeOf(id));
    function madeOf(id: string, verb?: string) { return \`/api/three/\${id}\${verb ? \`/\${verb}\` : ''}\`; }
    <a href="/api/four" />`);
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /api/one',
    'PATCH /api/one',
    'POST /api/two/x/on',
    'POST /api/two/x/off',
    'POST /api/three/x/verb',
    'GET /api/three/x',
    'GET /api/four',
  ]);
  expect(() => callsIn("const nobody = ['/api/five'];")).toThrow('what asks for /api/five is not understood');
});
