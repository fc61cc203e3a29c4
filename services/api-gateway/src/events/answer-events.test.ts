import { env, exports } from 'cloudflare:workers';
import { LIMITS, type Problem } from '@crow/contracts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ask, claimsIn, type GotReceipt, makeKey, sendBatch } from '../../test/gateway.ts';

afterEach(() => vi.restoreAllMocks());

function packed(text: string, encoding: 'gzip' | 'deflate'): ReadableStream {
  return new Blob([text]).stream().pipeThrough(new CompressionStream(encoding));
}

async function codeOf(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return ((await response.json()) as Problem).type.replace('urn:crow:problem:', '');
}

describe('a batch', () => {
  test('reaches its session’s object as it was sent, with a token of its key and organization', async () => {
    const { apiKey, key } = await makeKey();
    const body = '{"events":[], "name": "naïve ☕"}';
    const response = await sendBatch(apiKey, { body, query: { session: 'ses_a', batch: 'bat_b', sent: '123' } });
    expect(response.status).toBe(202);
    const { got } = (await response.json()) as GotReceipt;
    expect(got).toMatchObject({
      name: `${key.organizationId}/ses_a`,
      sessionId: 'ses_a',
      batchId: 'bat_b',
      sentAt: expect.closeTo(123, -4),
      text: body,
      bytes: new TextEncoder().encode(body).length,
    });
    expect(await claimsIn({ headers: { authorization: `Bearer ${got.token}` } }, 'web-ingest-worker')).toMatchObject({
      sub: `key:${key.keyId}`,
      org: key.organizationId,
      settings: { idleMs: 30_000 },
    });
  });

  test('takes the browser and the network location along, but no cookie and no address', async () => {
    const { apiKey } = await makeKey();
    const request = new Request(`https://crow.example/v1/events?key=${apiKey}&session=s&batch=b&sent=1`, {
      method: 'POST',
      headers: {
        'content-type': 'text/plain',
        'user-agent': 'Browser/1',
        cookie: 'a=b',
        'cf-connecting-ip': '192.0.2.1',
        'x-forwarded-for': '192.0.2.1',
        'x-crow-country': 'XX',
      },
      body: '{}',
      cf: { country: 'BR', region: 'São Paulo', city: 'São Paulo', timezone: 'America/Sao_Paulo' },
    } as RequestInit);
    const { got } = (await (await exports.default.fetch(request)).json()) as GotReceipt;
    expect(got.sender).toEqual({
      ...{ userAgent: 'Browser/1', country: 'BR', region: 'São Paulo', city: 'São Paulo' },
      timeZone: 'America/Sao_Paulo',
    });
    expect(JSON.stringify(got)).not.toMatch(/192\.0\.2\.1|a=b/);
  });

  test('may come without a length, in pieces', async () => {
    const { apiKey } = await makeKey();
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const response = sendBatch(apiKey, { body: readable });
    for (const piece of ['{"events"', ':[]}']) await writer.write(new TextEncoder().encode(piece));
    await writer.close();
    expect(((await (await response).json()) as GotReceipt).got.text).toBe('{"events":[]}');
  });

  test.each([
    ['before 1970', '-32400000'],
    ['in 1970', '86400000'],
    ['in 2106', '4294967295000'],
    ['with a fraction', '1764000000000.25'],
  ])('may come from a client whose clock is %s', async (_, sent) => {
    const { apiKey } = await makeKey();
    const { got } = (await (await sendBatch(apiKey, { query: { sent } })).json()) as GotReceipt;
    expect(got.sentAt).toBe(Number(sent));
  });

  test('tells how long it took to arrive, from its head to its end', async () => {
    const { apiKey } = await makeKey();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(1_764_000_000_000);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const response = sendBatch(apiKey, { body: readable });
    await writer.write(new TextEncoder().encode('{"events"'));
    await vi.waitFor(() => expect(clock).toHaveBeenCalled());
    clock.mockReturnValue(1_764_000_020_000);
    await writer.write(new TextEncoder().encode(':[]}'));
    await writer.close();
    expect(((await (await response).json()) as GotReceipt).got.uploadMs).toBe(20_000);
  });

  test('may carry its key in a header', async () => {
    const { apiKey } = await makeKey();
    const path = '/v1/events?session=s&batch=b&sent=1';
    const headers: Record<string, string>[] = [{ authorization: `Bearer ${apiKey}` }, { 'x-crow-key': apiKey }];
    for (const header of headers) {
      expect((await ask(path, { method: 'POST', headers: header, body: '{}' })).status).toBe(202);
    }
  });

  test('reuses the token of its key', async () => {
    const { apiKey } = await makeKey();
    const tokens = [];
    for (const batch of ['b1', 'b2', 'b3']) {
      tokens.push(((await (await sendBatch(apiKey, { query: { batch } })).json()) as GotReceipt).got.token);
    }
    expect(new Set(tokens).size).toBe(1);
  });

  test.each(['gzip', 'deflate'] as const)('may be packed with %s', async (encoding) => {
    const { apiKey } = await makeKey();
    const text = '{"events":[], "note":"naïve ☕"}';
    const response = await sendBatch(apiKey, {
      body: packed(text, encoding),
      headers: { 'content-encoding': encoding },
    });
    const { got } = (await response.json()) as GotReceipt;
    expect(got).toMatchObject({ text, bytes: new TextEncoder().encode(text).length });
  });

  test('reaches its session also when the object is just leaving memory', async () => {
    const { apiKey } = await makeKey();
    expect((await sendBatch(apiKey, { query: { session: 'ses_leaving' } })).status).toBe(202);
  });

  test('that is not stored is asked for again', async () => {
    const { apiKey } = await makeKey();
    const response = await sendBatch(apiKey, { query: { session: 'ses_refused' } });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await codeOf(response)).toBe('unavailable');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('a batch is refused', () => {
  test('without a key', async () => {
    const response = await ask('/v1/events?session=s&batch=b&sent=1', { method: 'POST', body: '{}' });
    expect(response.status).toBe(401);
    expect(await codeOf(response)).toBe('unauthenticated');
  });

  test.each([
    ['no key at all', 'hello'],
    ['a key that nobody made', `crow_pk_${'a'.repeat(12)}_${'b'.repeat(32)}`],
  ])('with %s', async (_, apiKey) => {
    const response = await sendBatch(apiKey);
    expect(response.status).toBe(401);
    expect(await codeOf(response)).toBe('unknown_key');
  });

  test('with the id of a key and a wrong secret, also after the right one was seen', async () => {
    const { apiKey } = await makeKey();
    const guess = `${apiKey.slice(0, -1)}x`;
    expect(await codeOf(await sendBatch(guess))).toBe('unknown_key');
    expect((await sendBatch(apiKey)).status).toBe(202);
    expect(await codeOf(await sendBatch(guess))).toBe('unknown_key');
  });

  test('with a revoked key; only who has the whole key is told that it was one', async () => {
    const { apiKey } = await makeKey({ state: 'revoked' });
    const response = await sendBatch(apiKey);
    expect(response.status).toBe(401);
    expect(await codeOf(response)).toBe('revoked_key');
    expect(await codeOf(await sendBatch(`${apiKey.slice(0, -1)}x`))).toBe('unknown_key');
  });

  test('from an origin that the key does not allow', async () => {
    const { apiKey } = await makeKey({ allowedOrigins: ['shop.example'] });
    expect((await sendBatch(apiKey, { headers: { origin: 'https://shop.example' } })).status).toBe(202);
    const response = await sendBatch(apiKey, { headers: { origin: 'https://evil.example' } });
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe('origin_not_allowed');
  });

  test.each([
    ['session', ''],
    ['session', '../x'],
    ['batch', 'a'.repeat(65)],
    ['sent', ''],
    ['sent', '1e9'],
    ['sent', 'NaN'],
    ['sent', '2026-11-24T12:00:00Z'],
    ['sent', '8640000000000001'],
  ])('when its %s is %j', async (field, value) => {
    const { apiKey } = await makeKey();
    const response = await sendBatch(apiKey, { query: { [field]: value } });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ type: 'urn:crow:problem:invalid_request', place: { field } });
  });

  test('when it is too large, whether it says so or not', async () => {
    const { apiKey } = await makeKey();
    const body = 'x'.repeat(LIMITS.batchBytes + 1);
    expect((await sendBatch(apiKey, { body })).status).toBe(413);
    expect((await sendBatch(apiKey, { body: new Blob([body]).stream() })).status).toBe(413);
  });

  test('when it unpacks to more than is allowed', async () => {
    const { apiKey } = await makeKey();
    const body = await new Response(packed('x'.repeat(100_000_000), 'gzip')).arrayBuffer();
    expect(body.byteLength).toBeLessThan(LIMITS.batchBytes);
    expect((await sendBatch(apiKey, { body, headers: { 'content-encoding': 'gzip' } })).status).toBe(413);
  });

  test('when it is packed otherwise than can be read, or than it says', async () => {
    const { apiKey } = await makeKey();
    const gzipped = await new Response(packed('{"events":[]}', 'gzip')).arrayBuffer();
    const sent = (encoding: string, body: BodyInit) =>
      sendBatch(apiKey, { body, headers: { 'content-encoding': encoding } });
    for (const body of ['{}', gzipped.slice(0, -9), new Blob([gzipped, 'more'])]) {
      const response = await sent('gzip', body);
      expect(response.status).toBe(400);
      expect(await codeOf(response)).toBe('malformed_body');
    }
    for (const encoding of ['br', 'zstd', 'gzip, gzip', 'compress']) {
      const response = await sent(encoding, gzipped);
      expect(response.status).toBe(415);
      expect(response.headers.get('accept-encoding')).toBe('gzip, deflate');
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  test('when it is no UTF-8', async () => {
    const { apiKey } = await makeKey();
    for (const body of [Uint8Array.of(0xff), new Blob([Uint8Array.of(0xff)]).stream()]) {
      const response = await sendBatch(apiKey, { body });
      expect(response.status).toBe(400);
      expect(await codeOf(response)).toBe('malformed_body');
    }
  });

  test('by any method but POST', async () => {
    const response = await ask('/v1/events');
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST, OPTIONS');
  });

  test('readably for the page that sent it, whatever the reason', async () => {
    const { apiKey } = await makeKey();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const answers = await Promise.all([
      sendBatch('hello'),
      sendBatch(apiKey, { query: { session: '' } }),
      sendBatch(apiKey, { query: { session: 'ses_broken' } }),
      ask('/v1/events', { method: 'DELETE' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 400, 503, 405]);
    for (const { headers } of answers) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.has('access-control-allow-credentials')).toBe(false);
      expect(headers.get('x-request-id')).toBeTruthy();
    }
  });

  test('without details or secrets when the ingest worker fails', async () => {
    const { apiKey } = await makeKey();
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const response = await sendBatch(apiKey, { query: { session: 'ses_broken' }, headers: { 'x-request-id': 'r7' } });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.text()).not.toContain('secret');
    const line = JSON.parse(String(log.mock.calls[0]?.[0]));
    expect(line).toMatchObject({ level: 'error', requestId: 'r7', path: '/v1/events' });
    expect(JSON.stringify(log.mock.calls)).not.toContain(apiKey);
  });
});

test('a preflight is answered without a key, and allows no credentials', async () => {
  const response = await ask('/v1/events', { method: 'OPTIONS', headers: { origin: 'https://shop.example' } });
  expect(response.status).toBe(204);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('access-control-allow-headers')).toContain('x-crow-key');
  expect(response.headers.has('access-control-allow-credentials')).toBe(false);
});

test('a key is found in memory by the requests that follow the first', async () => {
  const { apiKey } = await makeKey();
  await sendBatch(apiKey);
  const { findKey } = await env.DIRECTORY.countAsked();
  for (let count = 0; count < 5; count++) await sendBatch(apiKey);
  expect((await env.DIRECTORY.countAsked()).findKey).toBe(findKey);
});
