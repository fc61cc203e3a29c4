import type { Problem } from '@crow/contracts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ask, batchesOf, makeKey, sendSegment } from '../../test/gateway.ts';
import { REQUEST_BYTES } from './read-messages.ts';

afterEach(() => vi.restoreAllMocks());

const TIMES = { timestamp: '2026-11-24T11:59:50.000Z', sentAt: '2026-11-24T12:00:00.000Z' };
const track = (changes: object = {}) => ({
  type: 'track',
  event: 'Signed Up',
  userId: 'u1',
  messageId: 'm1',
  ...TIMES,
  ...changes,
});

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as Problem).type.replace('urn:crow:problem:', '');
}

async function packed(text: string): Promise<ArrayBuffer> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
}

describe('messages', () => {
  test.each([
    ['/v1/track', { event: 'x' }, 'custom'],
    ['/v1/t', { event: 'x' }, 'custom'],
    ['/v1/page', {}, 'page_view'],
    ['/v1/p', {}, 'page_view'],
    ['/v1/screen', { name: 'x' }, 'page_view'],
    ['/v1/s', { name: 'x' }, 'page_view'],
    ['/v1/identify', {}, 'identify'],
    ['/v1/i', {}, 'identify'],
    ['/v1/group', { groupId: 'g' }, 'group'],
    ['/v1/g', { groupId: 'g' }, 'group'],
    ['/v1/alias', { previousId: 'p' }, 'alias'],
    ['/v1/a', { previousId: 'p' }, 'alias'],
    ['/v1/batch', { batch: [track()] }, 'custom'],
    ['/v1/b', { batch: [track()] }, 'custom'],
    ['/v1/import', { batch: [track()] }, 'custom'],
    ['/beacon/v1/batch', { batch: [track()] }, 'custom'],
  ])('to %s are stored', async (path, body, type) => {
    const { apiKey, key } = await makeKey();
    const response = await sendSegment(path, apiKey, { userId: 'u1', messageId: 'm1', ...TIMES, ...body });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ success: true });
    expect(await batchesOf(key)).toMatchObject([
      { sentAt: Date.parse(TIMES.sentAt), batch: { userId: 'u1', events: [{ type, id: 'm1' }] } },
    ]);
  });

  test('of several people go to several sessions', async () => {
    const { apiKey, key } = await makeKey();
    const batch = ['u1', 'u2', 'u1'].map((userId, n) => track({ userId, messageId: `m${n}` }));
    expect((await sendSegment('/v1/batch', apiKey, { batch })).status).toBe(200);
    const batches = await batchesOf(key);
    expect(new Set(batches.map(({ batch: { sessionId } }) => sessionId)).size).toBe(2);
    expect(batches.map(({ batch: { userId, events } }) => [userId, events.map(({ id }) => id)])).toEqual([
      ['u1', ['m0', 'm2']],
      ['u2', ['m1']],
    ]);
  });

  test('that come again are the same batches', async () => {
    const { apiKey, key } = await makeKey();
    await sendSegment('/v1/batch', apiKey, { batch: [track()], sentAt: '2026-11-24T12:00:00Z' });
    await sendSegment('/v1/batch', apiKey, { batch: [track()], sentAt: '2026-11-24T12:00:30Z' });
    const [first, second] = await batchesOf(key);
    expect(second?.batch).toEqual(first?.batch);
  });

  test('take browser and place along from browsers, and only what they say themselves from servers', async () => {
    const { apiKey, key } = await makeKey();
    const cf = { country: 'BR', city: 'São Paulo' };
    const headers = { 'user-agent': 'Browser/1', 'cf-connecting-ip': '192.0.2.1', cookie: 'a=b' };
    const library = (name: string) => ({ context: { library: { name, version: '1' }, ip: '192.0.2.1' } });
    await sendSegment('/v1/t', apiKey, track(library('analytics.js')), { headers, cf } as RequestInit);
    await sendSegment('/v1/t', apiKey, track(library('@segment/analytics-node')), { headers, cf } as RequestInit);
    const batches = await batchesOf(key);
    expect(batches.map(({ sender }) => sender)).toEqual([{ userAgent: 'Browser/1', ...cf }, {}]);
    expect(JSON.stringify(batches)).not.toMatch(/192\.0\.2\.1|a=b/);
  });

  test('may be packed with gzip', async () => {
    const { apiKey, key } = await makeKey();
    const body = await packed(JSON.stringify({ batch: [track()] }));
    const response = await sendSegment('/v1/batch', apiKey, null, { body, headers: { 'content-encoding': 'gzip' } });
    expect(response.status).toBe(200);
    expect(await batchesOf(key)).toHaveLength(1);
  });

  test.each(['writeKey of the body', 'writeKey of the first message', 'query'])(
    'may have their key in the %s',
    async (where) => {
      const { apiKey } = await makeKey();
      const batch = [track(where.includes('message') ? { writeKey: apiKey } : {})];
      const body = { batch, ...(where.includes('body') ? { writeKey: apiKey } : {}) };
      const path = where === 'query' ? `/beacon/v1/batch?writeKey=${apiKey}` : '/v1/batch';
      const response = await sendSegment(path, null, body, { headers: { 'content-type': 'text/plain' } });
      expect(response.status).toBe(200);
    },
  );
});

describe('messages that can’t be kept', () => {
  test('are told, and cost their neighbours nothing', async () => {
    const { apiKey, key } = await makeKey();
    const batch = [track(), { type: 'track', userId: 'u1', messageId: 'm2' }, track({ messageId: 'm3' })];
    const response = await sendSegment('/v1/batch', apiKey, { batch });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      success: true,
      rejected: [{ index: 1, messageId: 'm2', code: 'missing_field', field: 'event', message: expect.any(String) }],
    });
    expect((await batchesOf(key))[0]?.batch.events.map(({ id }) => id)).toEqual(['m1', 'm3']);
  });

  test('are told when their session refuses them, each once, and the others are not', async () => {
    const { apiKey } = await makeKey();
    const screen = { type: 'screen', name: 'Cart', properties: { items: 3 } };
    const batch = [track({ userId: 'late' }), track({ userId: 'late', messageId: 'm2', event: undefined, ...screen })];
    const response = await sendSegment('/v1/batch', apiKey, { batch });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ success: true, rejected: [{ index: 1, code: 'time_out_of_range' }] });
  });

  test('are answered with 400 when there are no others', async () => {
    const { apiKey } = await makeKey();
    const response = await sendSegment('/v1/track', apiKey, { userId: 'u1' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      success: false,
      type: 'urn:crow:problem:invalid_request',
      place: { field: 'event' },
      rejected: [{ index: 0, code: 'missing_field' }],
    });
  });

  test('are answered with 413 when they are too large', async () => {
    const { apiKey } = await makeKey();
    const response = await sendSegment('/v1/track', apiKey, track({ properties: { x: 'x'.repeat(33_000) } }));
    expect(response.status).toBe(413);
  });

  test('are no fault when the visitor did not agree', async () => {
    const { apiKey, key } = await makeKey();
    const context = { consent: { categoryPreferences: { Analytics: false } } };
    const response = await sendSegment('/v1/track', apiKey, track({ context }));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ success: true, rejected: [{ code: 'consent_denied' }] });
    expect(await batchesOf(key)).toEqual([]);
  });
});

describe('a request is refused', () => {
  test.each([
    ['when it is too large', { body: 'x'.repeat(REQUEST_BYTES + 1) }, 413],
    ['when it is no JSON', { body: '{"batch":[' }, 400],
    ['when it is no object', { body: '[]' }, 400],
    ['without a batch', { body: '{}' }, 400],
    ['with too many messages', { body: JSON.stringify({ batch: Array(1001).fill({}) }) }, 413],
    ['when it is packed in another way', { body: '{}', headers: { 'content-encoding': 'br' } }, 415],
    ['when it is not packed as it says', { body: '{}', headers: { 'content-encoding': 'gzip' } }, 400],
  ])('%s', async (_, init, status) => {
    const { apiKey } = await makeKey();
    const response = await sendSegment('/v1/batch', apiKey, null, init);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  test('when it unpacks to more than is allowed', async () => {
    const { apiKey } = await makeKey();
    const body = await packed(`{"batch":["${'x'.repeat(50_000_000)}"]}`);
    expect(body.byteLength).toBeLessThan(REQUEST_BYTES);
    const response = await sendSegment('/v1/batch', apiKey, null, { body, headers: { 'content-encoding': 'gzip' } });
    expect(response.status).toBe(413);
  });

  test('without a key, with a wrong one, or from an origin that the key does not allow', async () => {
    const { apiKey } = await makeKey({ allowedOrigins: ['shop.example'] });
    const refused = await Promise.all([
      sendSegment('/v1/track', null, track()),
      sendSegment('/v1/track', 'hello', track()),
      sendSegment('/v1/track', null, { ...track(), writeKey: `${apiKey.slice(0, -1)}x` }),
      sendSegment('/v1/track', apiKey, track(), { headers: { origin: 'https://evil.example' } }),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 403]);
    expect(await Promise.all(refused.map(codeOf))).toEqual([
      'unauthenticated',
      'unknown_key',
      'unknown_key',
      'origin_not_allowed',
    ]);
    for (const { headers } of refused) expect(headers.get('access-control-allow-origin')).toBe('*');
    const allowed = await sendSegment('/v1/track', apiKey, track(), { headers: { origin: 'https://shop.example' } });
    expect(allowed.status).toBe(200);
  });

  test('by another method', async () => {
    expect((await ask('/v1/track')).status).toBe(405);
    expect((await ask('/sourceConfig', { method: 'POST' })).status).toBe(405);
  });
});

describe('what is not stored', () => {
  test('is asked for again when a session’s object is down, also when the others were stored', async () => {
    const { apiKey } = await makeKey();
    const batch = [track(), track({ userId: 'down', messageId: 'm2' })];
    const response = await sendSegment('/v1/batch', apiKey, { batch });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
  });

  test('is asked for again when the ingest worker fails, and nothing of it is told', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { apiKey } = await makeKey();
    const response = await sendSegment('/v1/track', apiKey, track({ userId: 'crash' }));
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain('secret');
    expect(log).toHaveBeenCalledOnce();
  });
});

describe('a client’s settings', () => {
  test('of Segment name this server as the one destination', async () => {
    const { apiKey } = await makeKey();
    const response = await ask(`/v1/projects/${apiKey}/settings`);
    expect(await response.json()).toEqual({
      integrations: { 'Segment.io': { apiKey, apiHost: 'crow.example/v1', protocol: 'https' } },
      metrics: { sampleRate: 0 },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('of RudderStack are a source that is on', async () => {
    const { apiKey, key } = await makeKey();
    const authorization = `Basic ${btoa(`${apiKey}:`)}`;
    for (const answer of [
      ask(`/sourceConfig/?writeKey=${apiKey}`),
      ask('/sourceConfig', { headers: { authorization } }),
    ]) {
      expect(await (await answer).json()).toMatchObject({
        source: { id: key.keyId, writeKey: apiKey, enabled: true, destinations: [] },
      });
    }
  });

  test('are those of write keys only', async () => {
    const answers = await Promise.all([ask('/v1/projects/%3Cscript%3E/settings'), ask('/sourceConfig?writeKey=x')]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });
});

test('a preflight allows what a client asks for, without credentials, and only on these paths', async () => {
  const headers = {
    origin: 'https://shop.example',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'anonymousid,authorization,content-type,sentat',
  };
  const response = await ask('/v1/track', { method: 'OPTIONS', headers });
  expect(response.status).toBe(204);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('access-control-allow-headers')).toBe(headers['access-control-request-headers']);
  expect(response.headers.has('access-control-allow-credentials')).toBe(false);
  expect((await ask('/v1/other', { method: 'OPTIONS', headers })).headers.has('access-control-allow-origin')).toBe(
    false,
  );
});
