import { LIMITS, type Packing, type Problem, readBody, unpackedStream } from '@crow/contracts';
import { expect, test } from 'vitest';
import { type GotReceipt, makeKey, sendBatch } from '../../test/gateway.ts';

const BODY = '{"events":[], "name": "naïve ☕"}';

function packed(text: string, format: Packing = 'gzip'): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream(format));
  return new Response(stream).arrayBuffer().then((bytes) => new Uint8Array(bytes));
}

async function send(body: BodyInit, coding: string) {
  const { apiKey } = await makeKey();
  return sendBatch(apiKey, { body, headers: { 'content-encoding': coding } });
}

const codeOf = async (response: Response) => ((await response.json()) as Problem).type.split(':').at(-1);

test.each([
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
] as const)('a batch packed with %s reaches its session unpacked', async (coding, format) => {
  const response = await send(await packed(BODY, format), coding);
  const { got } = (await response.json()) as GotReceipt;
  expect(got).toMatchObject({ text: BODY, bytes: new TextEncoder().encode(BODY).length });
});

test.each(['', 'identity'])('a batch with the coding %j is taken as it is', async (coding) => {
  const { got } = (await (await send(BODY, coding)).json()) as GotReceipt;
  expect(got.text).toBe(BODY);
});

test.each(['br', 'zstd', 'compress', 'gzip, gzip', 'deflate-raw', 'aes128gcm'])(
  'the coding %s is refused, and which are known is told',
  async (coding) => {
    const response = await send(await packed(BODY), coding);
    expect(response.status).toBe(415);
    expect(response.headers.get('accept-encoding')).toBe('gzip, deflate');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await codeOf(response)).toBe('unsupported_encoding');
  },
);

test('bytes that are not packed as they say, are cut off, or go on after the end are refused', async () => {
  const good = await packed(BODY);
  const flipped = good.with(good.length - 6, (good.at(-6) ?? 0) ^ 1);
  const bodies = [BODY, '', good.subarray(0, 20), good.subarray(0, -1), new Uint8Array([...good, 0, 1]), flipped];
  for (const body of bodies) {
    const response = await send(body, 'gzip');
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe('malformed_body');
  }
});

test('text that is no UTF-8 is refused packed as well', async () => {
  const stream = new Blob([Uint8Array.of(0x22, 0xff, 0x22)]).stream().pipeThrough(new CompressionStream('gzip'));
  expect((await send(await new Response(stream).bytes(), 'gzip')).status).toBe(400);
});

test('the cap holds for what a body unpacks to, to the byte', async () => {
  const fits = JSON.stringify({ events: [], pad: '' });
  const whole = fits.replace('""', `"${'x'.repeat(LIMITS.batchBytes - fits.length)}"`);
  expect((await send(await packed(whole), 'gzip')).status).toBe(202);
  const response = await send(await packed(`${whole} `), 'gzip');
  expect(response.status).toBe(413);
  expect(await codeOf(response)).toBe('too_large');
});

test('of a body that would become gigabytes no more than a little beyond the cap is unpacked', async () => {
  const zeros = new Uint8Array(64 * 1024 * 1024);
  const bomb = await new Response(new Blob([zeros]).stream().pipeThrough(new CompressionStream('gzip'))).bytes();
  expect(bomb.length).toBeLessThan(LIMITS.batchBytes);
  expect((await send(bomb, 'gzip')).status).toBe(413);

  let taken = 0;
  const subarray = (from: number, to: number) => {
    taken += to - from;
    return bomb.slice(from, to);
  };
  const reading = await readBody(unpackedStream(Object.assign(bomb.slice(), { subarray }), 'gzip'), LIMITS.batchBytes);
  expect(reading).toEqual({ ok: false, reason: 'too_large' });
  expect(taken * 1032).toBeLessThan(12 * LIMITS.batchBytes);
});
