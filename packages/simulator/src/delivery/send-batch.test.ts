import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireBatch } from '@crow/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RefusedError, sendBatch } from './send-batch.ts';

const batch: WireBatch = {
  v: 1,
  batchId: 'bat_1',
  sessionId: 'ses_1',
  source: 's',
  seq: 0,
  at: 1_700_000_000_000,
  platform: 'web',
  events: [{ type: 'custom', name: 'x', t: 0 }],
};

let answers: number[] = [];
let asked: { url: string; body: string }[] = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  asked.push({ url: request.url ?? '', body });
  const status = answers.shift() ?? 202;
  const problem = { title: 'No', detail: 'because' };
  response
    .writeHead(status)
    .end(JSON.stringify(status === 202 ? { batchId: 'bat_1', accepted: 1, rejected: [] } : problem));
});

beforeEach(async () => {
  asked = [];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function send() {
  const { port } = server.address() as AddressInfo;
  return sendBatch(
    batch,
    { endpoint: `http://127.0.0.1:${port}`, apiKey: 'k', origin: 'http://shop' },
    async () => undefined,
  );
}

test('a batch is sent again with the same ids and body until it is stored', async () => {
  answers = [503, 429, 202];
  expect(await send()).toMatchObject({ accepted: 1 });
  expect(asked).toHaveLength(3);
  expect(new Set(asked.map(({ body }) => body)).size).toBe(1);
  expect(asked[0]?.url).toMatch(/^\/v1\/events\?key=k&session=ses_1&batch=bat_1&sent=\d+$/);
});

test('a refusal is told at once', async () => {
  answers = [401];
  await expect(send()).rejects.toThrow(RefusedError);
  expect(asked).toHaveLength(1);
});

test('a gateway that stays down is told with its last answer', async () => {
  answers = Array.from({ length: 8 }, () => 500);
  await expect(send()).rejects.toThrow('500 No: because');
});
