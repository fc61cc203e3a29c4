import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { batchOf, laptopEvents, OwnerClient, send } from '../stack/client.ts';
import { Stack } from '../stack/stack.ts';
import { until } from '../stack/until.ts';

const PORT = 8880;
const DROPPED = 300;
const stack = new Stack({ port: PORT, idleMs: 1_000 });

test.beforeAll(() => stack.start());
test.afterAll(() => stack.dispose());

test('tabs that close in the middle of a request end nothing but that request', async () => {
  const owner = new OwnerClient(stack.demo);
  await owner.logIn();
  const query = `key=${stack.demo.apiKey}&session=ses_torn&batch=bat_torn`;
  for (let count = 0; count < DROPPED; count++) {
    const lines = [
      count % 2 === 0 ? `POST /v1/events?${query} HTTP/1.1` : 'GET /api/sessions HTTP/1.1',
      `Host: localhost:${PORT}`,
      ...(count % 2 === 0 ? ['Content-Type: text/plain', 'Content-Length: 5000'] : []),
      '',
      count % 2 === 0 ? '{"v":1,' : '',
    ];
    await dropAfter(lines.join('\r\n'), count % 7);
  }
  await send(stack.demo, batchOf('ses_after', 'bat_after', laptopEvents(stack.demo.shop)));
  const session = await until('a session after them to be read', async () => {
    const detail = await owner.session('ses_after');
    return detail?.interactions.length ? detail : null;
  });
  expect(session.interactions).toHaveLength(1);
  expect(await owner.session('ses_torn')).toBeNull();
});

/** Sends the beginning of a request and is gone some milliseconds later. */
function dropAfter(text: string, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(PORT, 'localhost', () => {
      socket.write(text);
      setTimeout(() => socket.resetAndDestroy(), ms);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => error.code !== 'ECONNRESET' && reject(error));
    socket.on('close', () => resolve());
  });
}
