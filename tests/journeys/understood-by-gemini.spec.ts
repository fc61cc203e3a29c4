import { execFileSync } from 'node:child_process';
import type { Provenance, WireBatch } from '@crow/contracts';
import { expect, test } from '@playwright/test';
import { FAKE_KEY } from '../fake-gemini/check-request.ts';
import { type FakeGemini, startFakeGemini } from '../fake-gemini/server.ts';
import { batchOf, laptopEvents, OwnerClient, send } from '../stack/client.ts';
import { Stack } from '../stack/stack.ts';
import { until } from '../stack/until.ts';

let fake: FakeGemini;
let stack: Stack;

test.beforeAll(async () => {
  fake = await startFakeGemini();
  const environment = { GEMINI_API_KEY: FAKE_KEY, GEMINI_BASE_URL: `${fake.url}/shop/v1beta` };
  stack = new Stack({ port: 8880, idleMs: 1_500, environment });
  await stack.start();
});
test.afterAll(async () => {
  await stack.dispose();
  await fake.stop();
});

/** Sends a visit and waits for what is stored of it. */
async function visit(sessionId: string, more: Partial<WireBatch> = {}) {
  await send(stack.demo, { ...batchOf(sessionId, `bat_${sessionId}`, laptopEvents(stack.demo.shop)), ...more });
  const client = new OwnerClient(stack.demo);
  await client.logIn();
  return until(`the interactions of ${sessionId}`, async () => {
    const session = await client.session(sessionId);
    return session?.understanding && session.interactions.length > 0 ? session : undefined;
  });
}

function askedOf({ asked }: Provenance): string | undefined {
  return asked?.ended;
}

async function requests(): Promise<unknown[]> {
  return (await (await fetch(`${fake.url}/shop`)).json()) as unknown[];
}

test('a key is all that it takes: sessions are told by the model, each statement with events of the session', async () => {
  expect(stack.output).toContain('Sessions are understood by gemini-3.5-flash-lite');
  const { understanding, interactions, events } = await visit('ses_told');
  expect(understanding?.provenance).toMatchObject({
    source: 'gemini',
    model: 'gemini-3.5-flash-lite',
    asked: { ended: 'used', calls: 1 },
  });
  expect(interactions[0]?.text).toContain('The visitor put Laptop X1 into the cart.');
  const known = new Set(events.map(({ id }) => id));
  for (const { evidence } of interactions[0]?.statements ?? []) for (const id of evidence) expect(known).toContain(id);
});

test('a visitor who did not agree to reading by a model is not read by it', async () => {
  const before = (await requests()).length;
  const consent = { analytics: true, personalization: true, aiProcessing: false };
  const { understanding } = await visit('ses_private', { consent });
  expect(understanding && askedOf(understanding.provenance)).toBe('no_consent');
  expect(await requests()).toHaveLength(before);
});

test('an organization that does not want it is not read by the model, from the next visits on', async () => {
  const owner = new OwnerClient(stack.demo);
  await owner.logIn();
  await owner.change('PATCH', '/api/settings', { modelPolicy: 'off' });
  let n = 0;
  // What the pipeline knows of an organization may be some seconds old.
  await until('a visit that the model was not asked about', async () => {
    const { understanding } = await visit(`ses_off_${n++}`);
    return understanding && askedOf(understanding.provenance) === 'switched_off';
  });
  await owner.change('PATCH', '/api/settings', { modelPolicy: 'all' });
  await until('a visit that it was asked about again', async () => {
    const { understanding } = await visit(`ses_on_${n++}`);
    return understanding && askedOf(understanding.provenance) === 'used';
  });
});

test('when the key is refused sessions are still understood, and the model is left alone', async () => {
  await fetch(`${fake.url}/shop`, { method: 'PUT', body: JSON.stringify(['key invalid']) });
  const first = await visit('ses_refused');
  const second = await visit('ses_after');
  expect(first.understanding?.provenance.source).toBe('analyst');
  expect(first.understanding && askedOf(first.understanding.provenance)).toBe('key_refused');
  expect(second.understanding && askedOf(second.understanding.provenance)).toBe('paused');
  expect(await requests()).toHaveLength(1);
});

test('the key is in no file of the data folder and in nothing that was printed', () => {
  expect(stack.output).not.toContain(FAKE_KEY);
  const found = execFileSync('sh', ['-c', 'grep -rl "$KEY" "$DIR" || true'], {
    env: { ...process.env, KEY: FAKE_KEY, DIR: stack.dataDir },
    encoding: 'utf8',
  });
  expect(found).toBe('');
});
