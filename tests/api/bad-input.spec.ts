import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { BatchReceipt, Problem } from '@crow/contracts';
import { expect, test } from '@playwright/test';
import { ROOT } from '../../scripts/stack/settings.ts';
import { batchOf, laptopEvents, send, sendRaw } from '../stack/client.ts';
import { Stack } from '../stack/stack.ts';

const stack = new Stack({ port: 8860, idleMs: 60_000 });

test.beforeAll(() => stack.start());
test.afterAll(() => stack.dispose());

test('an unknown key is answered with 401 and a problem document', async () => {
  const key = `crow_pk_${'a'.repeat(12)}_${'b'.repeat(32)}`;
  const response = await sendRaw(stack.demo, { key, sessionId: 'ses_1', batchId: 'bat_1' }, '{}');
  expect(response.status).toBe(401);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(((await response.json()) as Problem).type).toBe('urn:crow:problem:unknown_key');
});

test('a malformed body is answered with 400 and the place', async () => {
  const response = await sendRaw(
    stack.demo,
    { sessionId: 'ses_2', batchId: 'bat_2' },
    '{\n  "v": 1,\n  "batchId": oops }',
  );
  expect(response.status).toBe(400);
  const problem = (await response.json()) as Problem;
  expect(problem.type).toBe('urn:crow:problem:malformed_body');
  expect(problem.place).toMatchObject({ line: 3, column: 14 });
});

test('one bad event is refused with index and reason while its neighbours are kept', async () => {
  const batch = batchOf('ses_3', 'bat_3', laptopEvents(stack.demo.shop));
  const spoiled = JSON.stringify({ ...batch, events: batch.events.with(1, { type: 'click', t: 1 } as never) });
  const response = await sendRaw(stack.demo, batch, spoiled);
  expect(response.status).toBe(202);
  const receipt = (await response.json()) as BatchReceipt;
  expect(receipt.accepted).toBe(3);
  expect(receipt.rejected).toEqual([expect.objectContaining({ index: 1, code: 'missing_field', field: 'element' })]);
});

test('a batch sent twice is stored once', async () => {
  const batch = batchOf('ses_4', 'bat_4', laptopEvents(stack.demo.shop));
  expect(await send(stack.demo, batch)).toMatchObject({ accepted: 4, duplicate: false });
  expect(await send(stack.demo, batch)).toMatchObject({ accepted: 4, duplicate: true });
});

test('the dashboard API needs a login', async () => {
  for (const path of ['/api/me', '/api/sessions', '/api/search?q=x', '/api/keys', '/api/live/snapshot']) {
    expect((await fetch(stack.demo.endpoint + path)).status, path).toBe(401);
  }
});

test('a port in use ends the start with a clear message', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(8870, '127.0.0.1', resolve));
  const result = spawnSync('npm', ['start'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, CROW_DATA: `${stack.dataDir}/other`, CROW_PORT: '8870', CROW_SHOP_PORT: '8871' },
  });
  server.close();
  expect(result.status).toBe(1);
  expect(result.stderr).toContain('Port 8870 is in use by another program');
});

test('a second start on the same data is refused with a clear message', () => {
  const result = spawnSync('npm', ['start'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, CROW_DATA: stack.dataDir, CROW_PORT: '8872', CROW_SHOP_PORT: '8873' },
  });
  expect(result.status).toBe(1);
  expect(result.stderr).toContain('CROW is already running');
});
