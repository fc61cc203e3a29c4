import { env } from 'cloudflare:workers';
import type { CompleteSession, DeadLetterPage, SessionDetail, SessionEvent } from '@crow/contracts';
import { expect, test, vi } from 'vitest';
import { archive, process, read, sessionOf } from '../../test/pipeline.ts';
import { sweeperOf } from '../../test/sweeper.ts';

const PATIENCE = { timeout: 15_000, interval: 50 };

async function letterOf(sessionId: string, organizationId = 'org_1') {
  const { deadLetters } = await read<DeadLetterPage>('/api/dead-letters?limit=500', organizationId);
  return deadLetters.find((letter) => letter.sessionId === sessionId);
}

/** A session with these events in the place of its own. */
function withEvents(sessionId: string, change: (event: SessionEvent) => object[]): CompleteSession {
  const session = sessionOf(sessionId, { tasks: [sessionId] });
  return { ...session, events: session.events.flatMap(change) as SessionEvent[] };
}

test('an archive without an event is kept as failed, and never tried again by itself', async () => {
  const message = await archive(sessionOf('ses_empty'));
  const nothing = new Blob(['']).stream().pipeThrough(new CompressionStream('gzip'));
  await env.ARCHIVE.put(message.archiveKey, await new Response(nothing).arrayBuffer());
  await process([message]);
  await vi.waitFor(async () => {
    const letter = await letterOf('ses_empty');
    expect(letter).toMatchObject({ stage: 'validate', kind: 'permanent', reason: expect.stringContaining('no event') });
    expect(letter?.retryAt).toBeUndefined();
  }, PATIENCE);
});

test('ten thousand events are one stored session', async () => {
  const session = withEvents('ses_huge', (event) =>
    Array.from({ length: 10_000 }, (_, seq) => ({ ...event, id: `e-${seq}`, seq, ts: event.ts + seq })),
  );
  await process([await archive(session)]);
  const detail = await read<SessionDetail>('/api/sessions/ses_huge');
  expect(detail.interactions).toHaveLength(1);
  expect(detail.events).toHaveLength(10_000);
});

test.each([
  ['of unknown types', 'unknown', (event: SessionEvent) => [{ ...event, type: 'martian', name: undefined }]],
  [
    'with broken times',
    'times',
    (event: SessionEvent) => [event, { ...event, id: 'e-8', ts: -1 }, { ...event, id: 'e-9', ts: 8.64e15 }],
  ],
  [
    'with broken addresses',
    'urls',
    (event: SessionEvent) => [
      { ...event, url: 'http://[' },
      { ...event, id: 'e-9', url: '' },
    ],
  ],
])('a session with events %s is stored', async (_, name, change) => {
  const session = withEvents(`ses_${name}`, change);
  await process([await archive(session)]);
  const detail = await read<SessionDetail>(`/api/sessions/ses_${name}`);
  expect(detail.interactions).toHaveLength(1);
  expect(detail.events).toHaveLength(session.events.length);
});

test('a model that is down costs no session: it is kept, tried again by itself, and stored when the model is back', async () => {
  const startedAt = Date.now();
  const message = await archive(sessionOf('ses_model_down', { organizationId: 'org_down', startedAt }));
  await env.UNDERSTANDER.failNext(6, 'Error');
  await process([message]);
  const letter = await vi.waitFor(async () => {
    const found = await letterOf('ses_model_down', 'org_down');
    expect(found).toMatchObject({ stage: 'understand', kind: 'transient' });
    return found;
  }, PATIENCE);
  await sweeperOf('org_down').sweepAt((letter?.retryAt ?? 0) + 1);
  expect(await env.SESSION_CONTROL.calls()).toContain('replay org_down/ses_model_down/1');
  // The session object sends it to the queue again.
  await process([message]);
  const detail = await read<SessionDetail>('/api/sessions/ses_model_down', 'org_down');
  expect(detail.interactions).toHaveLength(1);
  expect(await letterOf('ses_model_down', 'org_down')).toBeUndefined();
});
