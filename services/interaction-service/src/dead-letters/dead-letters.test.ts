import { env } from 'cloudflare:workers';
import type { DeadLetterMessage, DeadLetterPage, InteractionMessage } from '@crow/contracts';
import { expect, test, vi } from 'vitest';
import { archive, askAs, deliver, process, read, sessionOf } from '../../test/pipeline.ts';

function letterOf(message: InteractionMessage, failedAt: number, reason = 'broken'): DeadLetterMessage {
  return { ...message, stage: 'understand', kind: 'transient', reason, failedAt };
}

async function lettersOf(sessionId: string) {
  const { deadLetters } = await read<DeadLetterPage>('/api/dead-letters');
  return deadLetters.filter((letter) => letter.sessionId === sessionId);
}

test('a dead letter is kept once, with the newest reason, and its session waits for a replay', async () => {
  const message = await archive(sessionOf('ses_parked'));
  await deliver('crow-dead-letters', [letterOf(message, 2, 'second'), letterOf(message, 1, 'first')]);
  await deliver('crow-dead-letters', [letterOf(message, 2, 'second')]);
  const letters = await lettersOf('ses_parked');
  expect(letters).toMatchObject([{ stage: 'understand', kind: 'transient', reason: 'second', revision: 1 }]);
  expect(await env.SESSION_CONTROL.calls()).toContain('parked org_1/ses_parked/1');
});

test('what the queue itself gave up on is kept too', async () => {
  const message = await archive(sessionOf('ses_given_up'));
  await deliver('crow-dead-letters', [message]);
  expect(await lettersOf('ses_given_up')).toMatchObject([{ stage: 'queue', kind: 'transient' }]);
});

test('a message that names no session is let go, with a log line', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const result = await deliver('crow-dead-letters', [null, { reason: 'x' }]);
  expect(result.retryMessages).toEqual([]);
  expect(log).toHaveBeenCalledTimes(2);
  log.mockRestore();
});

test('a replay sends the session again, and what is then stored ends the dead letter', async () => {
  const message = await archive(sessionOf('ses_replayed'));
  await deliver('crow-dead-letters', [letterOf(message, 1)]);
  const [letter] = await lettersOf('ses_replayed');
  const path = `/api/dead-letters/${letter?.id}/replay`;
  expect((await askAs('org_1', 'viewer', path, { method: 'POST' })).status).toBe(403);
  expect((await askAs('org_2', 'owner', path, { method: 'POST' })).status).toBe(404);
  expect((await askAs('org_1', 'admin', path, { method: 'POST' })).status).toBe(202);
  expect(await env.SESSION_CONTROL.calls()).toContain('replay org_1/ses_replayed/1');
  expect((await lettersOf('ses_replayed'))[0]?.replayedAt).toBeGreaterThan(0);
  await process([message]);
  expect(await lettersOf('ses_replayed')).toEqual([]);
});

test('a dead letter that comes after its session was stored is not kept', async () => {
  const message = await archive(sessionOf('ses_done'));
  await process([message]);
  await deliver('crow-dead-letters', [letterOf(message, 1)]);
  expect(await lettersOf('ses_done')).toEqual([]);
});
