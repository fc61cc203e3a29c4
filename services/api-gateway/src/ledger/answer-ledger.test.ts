import { describe, expect, test } from 'vitest';
import { ask, claimsIn, makeKey, makeLogin } from '../../test/gateway.ts';

interface Got {
  token: string;
  from: number;
  to: number;
  keyId: string | null;
  eventId: string;
}

const PATHS = ['/ledger', '/ledger/rejected', '/events/tab-1/fate'];
const DAY = 24 * 60 * 60 * 1000;

async function claimsOf(response: Response) {
  const { token } = (await response.json()) as Got;
  return claimsIn({ headers: { authorization: `Bearer ${token}` } }, 'web-ingest-worker');
}

describe('the ledger', () => {
  test.each(PATHS)('is read by logins and secret keys of an organization: %s', async (path) => {
    const { apiKey, key } = await makeKey({ kind: 'secret' });
    const { cookie } = await makeLogin('viewer', 'org_ledger');
    const authorization = `Bearer ${apiKey}`;
    for (const prefix of ['/v1', '/api']) {
      const answer = await ask(prefix + path, { headers: { authorization } });
      expect(answer.status).toBe(200);
      expect(await claimsOf(answer)).toMatchObject({ org: key.organizationId, role: 'viewer' });
    }
    expect(await claimsOf(await ask(`/api${path}`, { headers: { cookie } }))).toMatchObject({ org: 'org_ledger' });
    expect((await ask(`/v1${path}`, { headers: { cookie } })).status).toBe(401);
  });

  test.each(PATHS)('is read by nobody else: %s', async (path) => {
    const { apiKey } = await makeKey();
    expect((await ask(`/api${path}`)).status).toBe(401);
    expect((await ask(`/v1${path}`, { headers: { authorization: `Bearer ${apiKey}` } })).status).toBe(403);
    expect((await ask(`/api${path}`, { method: 'POST' })).status).toBe(405);
  });

  test('is of the last day unless another time is named', async () => {
    const { apiKey } = await makeKey({ kind: 'secret' });
    const headers = { authorization: `Bearer ${apiKey}` };
    const lastDay = (await (await ask('/v1/ledger', { headers })).json()) as Got;
    expect(lastDay.to - lastDay.from).toBe(DAY);
    expect(lastDay.keyId).toBeNull();
    const named = (await (await ask('/v1/ledger?from=60000&to=120000&key=key_1', { headers })).json()) as Got;
    expect(named).toMatchObject({ from: 60_000, to: 120_000, keyId: 'key_1' });
    const refused = (await (await ask('/v1/ledger/rejected?key=key_1', { headers })).json()) as Got;
    expect([refused.to - refused.from, refused.keyId]).toEqual([7 * DAY, 'key_1']);
    for (const query of ['from=x', 'from=2&to=1', `from=0&to=${8 * DAY}`]) {
      expect((await ask(`/v1/ledger?${query}`, { headers })).status).toBe(400);
      expect((await ask(`/v1/ledger/rejected?${query}`, { headers })).status).toBe(400);
    }
  });

  test('is asked for ids as they are sent, and for nothing that is none', async () => {
    const { apiKey } = await makeKey({ kind: 'secret' });
    const headers = { authorization: `Bearer ${apiKey}` };
    const fate = (await (await ask('/v1/events/a%20b/fate', { headers })).json()) as Got;
    expect(fate.eventId).toBe('a b');
    expect((await ask(`/v1/events/${'x'.repeat(100)}/fate`, { headers })).status).toBe(400);
  });
});
