import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BatchReceipt, Problem } from '@crow/contracts';
import { expect, test } from '@playwright/test';
import { type SpoiledBody, spoiledBodies } from '../corpus/bodies.ts';
import { batchOf, laptopEvents, OwnerClient, send } from '../stack/client.ts';
import { Stack } from '../stack/stack.ts';
import { runShellOf } from './shell.ts';

const BODIES = 2_000;
/** Requests that are under way at the same time. */
const ABREAST = 8;

const stack = new Stack({ port: 8864, idleMs: 600_000 });

test.beforeAll(() => stack.start());
test.afterAll(() => stack.dispose());

test('thousands of spoiled batches are each answered, and good ones are stored among and after them', async () => {
  const bodies = [...spoiledBodies(2, BODIES)];
  const owner = new OwnerClient(stack.demo);
  await owner.logIn();
  const wrong: string[] = [];
  const waiting = bodies.values();
  const work = Array.from({ length: ABREAST }, async () => {
    for (const body of waiting) {
      const complaint = await sendSpoiled(body);
      if (complaint) wrong.push(`body ${body.number} (${body.how}): ${complaint}`);
      if (body.number % 100 === 0) await storesAGoodOne(owner, `ses_good_${body.number}`);
    }
  });
  await Promise.all(work);
  expect(wrong).toEqual([]);
  await storesAGoodOne(owner, 'ses_good_after');
  expect(readFileSync(join(stack.dataDir, 'logs', 'services.log'), 'utf8')).not.toMatch(/batch_not_stored|move_failed/);
});

test('what the guide to the wire protocol says to type works as it stands there', () => {
  const env = { API: stack.demo.endpoint, CROW_DATA: stack.dataDir };
  const answers = runShellOf('docs/wire-protocol.md', env)
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { accepted: 2, duplicate: false, rejected: [{ index: 2, code: 'missing_field', field: 'element' }] },
    { accepted: 2, duplicate: true },
    { eventIds: ['shell-0', 'shell-1'], followedBy: [] },
    { events: [{ type: 'page_view' }, { type: 'click', action: 'add_to_cart', title: 'Laptop X1' }] },
  ]);
});

/** Sends a body, packed every third time; tells what is wrong with the answer. */
async function sendSpoiled(body: SpoiledBody): Promise<string | null> {
  const { apiKey, endpoint, shop } = stack.demo;
  const { sessionId, batchId, sentAt, bytes } = body;
  const query = new URLSearchParams({ key: apiKey, session: sessionId, batch: batchId, sent: String(sentAt) });
  const isPacked = body.number % 3 === 0;
  const response = await fetch(`${endpoint}/v1/events?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', origin: shop, ...(isPacked ? { 'content-encoding': 'gzip' } : {}) },
    body: isPacked ? await packed(bytes) : bytes,
    signal: AbortSignal.timeout(30_000),
  });
  const answer = (await response.json()) as BatchReceipt | Problem;
  if (response.status === 202) return 'accepted' in answer ? null : 'no receipt';
  const isProblem = response.headers.get('content-type') === 'application/problem+json' && 'type' in answer;
  if (![400, 413].includes(response.status) || !isProblem) return `${response.status} ${JSON.stringify(answer)}`;
  return null;
}

async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
}

async function storesAGoodOne(owner: OwnerClient, sessionId: string): Promise<void> {
  const events = laptopEvents(stack.demo.shop);
  expect(await send(stack.demo, batchOf(sessionId, 'bat_1', events))).toMatchObject({ accepted: events.length });
  const ids = events.map((_, index) => `src_${sessionId}-${index}`);
  expect((await owner.session(sessionId))?.events.map(({ id }) => id)).toEqual(ids);
}
