import { env, exports } from 'cloudflare:workers';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type GotReceipt, makeKey, sendBatch } from '../../test/gateway.ts';
import { PROXY_SECRETS } from '../../test/trusted-proxy.ts';
import { PROXY_HEADERS, proxiedClient } from './proxied-client.ts';

/** Where the edge says that a request came from: the place of the proxy, when there is one. */
const AT_THE_EDGE = { country: 'BR', region: 'Bahia', city: 'Salvador', timezone: 'America/Bahia' };
const [SECRET, NEXT_SECRET] = PROXY_SECRETS;

/** Who sent a batch that came with these headers, as its session is told. */
async function senderOfBatch(headers: Record<string, string>) {
  const { apiKey } = await makeKey();
  const request = new Request(`https://crow.example/v1/events?key=${apiKey}&session=s&batch=b&sent=1`, {
    method: 'POST',
    headers: { 'user-agent': 'Browser/1', ...headers },
    body: '{}',
    cf: AT_THE_EDGE,
  } as RequestInit);
  const { got } = (await (await exports.default.fetch(request)).json()) as GotReceipt;
  return got.sender;
}

const told = (client: Partial<Record<keyof typeof PROXY_HEADERS, string>>) =>
  Object.fromEntries(
    Object.entries(client).map(([part, value]) => [PROXY_HEADERS[part as keyof typeof PROXY_HEADERS], value]),
  );

describe('a batch that a proxy passed on', () => {
  test.each(PROXY_SECRETS)('has the place that the proxy tells, not that of the proxy (%s)', async (secret) => {
    const place = { country: 'SE', region: 'Sk%C3%A5ne', city: 'Malm%C3%B6', timezone: 'Europe/Stockholm' };
    expect(await senderOfBatch(told({ secret, address: '192.0.2.1', ...place }))).toEqual({
      userAgent: 'Browser/1',
      country: 'SE',
      region: 'Skåne',
      city: 'Malmö',
      timeZone: 'Europe/Stockholm',
    });
  });

  test('has no place when the proxy tells none', async () => {
    expect(await senderOfBatch(told({ secret: SECRET }))).toEqual({ userAgent: 'Browser/1' });
  });

  test.each([
    ['no secret', {}],
    ['an empty secret', { secret: '' }],
    ['a wrong secret', { secret: `${SECRET}x` }],
    ['the digest, which is no secret', { secret: env.TRUSTED_PROXIES.split(',')[0] ?? '' }],
  ])('is taken as a direct one with %s, whatever it tells', async (_, secret) => {
    const sender = await senderOfBatch(told({ ...secret, country: 'SE', city: 'Lund', address: '192.0.2.1' }));
    const { timezone: timeZone, ...place } = AT_THE_EDGE;
    expect(sender).toEqual({ userAgent: 'Browser/1', ...place, timeZone });
  });

  test('counts guesses of keys by the address of the client behind it', async () => {
    const guess = (address: string) => {
      const id = crypto.randomUUID().replaceAll('-', '').slice(0, 12);
      const headers = { 'cf-connecting-ip': '198.51.100.1', ...told({ secret: NEXT_SECRET, address }) };
      return sendBatch(`crow_pk_${id}_${'x'.repeat(32)}`, { headers });
    };
    const answers = [];
    for (let count = 0; count < 40; count++) answers.push((await guess('203.0.113.7')).status);
    expect(answers).toContain(429);
    expect((await guess('203.0.113.8')).status).toBe(401);
  });
});

describe('what a proxy tells', () => {
  const read = (client: Parameters<typeof told>[0]) =>
    proxiedClient(new Request('https://crow.example/', { headers: told(client) }), env.TRUSTED_PROXIES);

  test.each([
    ['country', 'se'],
    ['country', 'Sweden'],
    ['country', 'XX'],
    ['region', '%E4'],
    ['region', '%'],
    ['city', 'x'.repeat(101)],
    ['city', '%00'],
    ['city', 'a%E2%80%AEb'],
    ['timezone', 'Europe/Berlin; drop'],
    ['timezone', '+02:00'],
    ['address', 'unknown'],
    ['address', '192.0.2.1, 10.0.0.1'],
  ] as const)('is left out when it can not be read: %s %s', async (part, value) => {
    expect(await read({ secret: SECRET, [part]: value })).toEqual({});
  });

  test('comes as it was said, also an address of version 6', async () => {
    expect(await read({ secret: SECRET, address: encodeURIComponent('2001:db8::1') })).toEqual({
      address: '2001:db8::1',
    });
  });

  test('comes with every letter that a place’s name may have', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), async (name) => {
        fc.pre(name.trim() === name && name.isWellFormed() && /^\P{C}{1,100}$/u.test(name));
        expect(await read({ secret: SECRET, city: encodeURIComponent(name) })).toEqual({ city: name });
      }),
    );
  });
});

test('a setting that is no list of digests is told, and without what it holds', async () => {
  const request = new Request('https://crow.example/', { headers: told({ secret: SECRET }) });
  await expect(proxiedClient(request, `${env.TRUSTED_PROXIES},my-secret`)).rejects.toThrow('part 3 is not');
  await expect(proxiedClient(request, 'my-secret')).rejects.not.toThrow('my-secret');
  expect(await proxiedClient(request, '')).toBeUndefined();
});

test('a request without a proxy’s secret costs no digest', async () => {
  const digest = vi.spyOn(crypto.subtle, 'digest');
  expect(await proxiedClient(new Request('https://crow.example/'), env.TRUSTED_PROXIES)).toBeUndefined();
  expect(digest).not.toHaveBeenCalled();
  digest.mockRestore();
});
