import { gzipSync } from 'node:zlib';
import { eventsOf, expect, test } from './stack/compat-test.ts';

const REQUESTS = 21;
const MESSAGES = 500;

test('a client that packs its bodies, with more events of one person than a session holds, loses and doubles none', async ({
  compat,
}) => {
  const { writeKey, line, arrived } = compat;
  const timestamp = new Date().toISOString();
  const send = async (request: number) => {
    const batch = Array.from({ length: MESSAGES }, (_, index) => ({
      ...{ type: 'track', userId: 'machine-1', event: 'Measured', timestamp, messageId: `m-${request}-${index}` },
    }));
    const response = await fetch(`${line.endpoint}/v1/batch`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'content-encoding': 'gzip' },
        authorization: `Basic ${btoa(`${writeKey}:`)}`,
      },
      body: gzipSync(JSON.stringify({ batch, sentAt: new Date() })),
    });
    expect(await response.json()).toEqual({ success: true });
  };
  for (let request = 0; request < REQUESTS; request++) await send(request);
  // Sent again: one that is in the session, and the one that did not fit into it any more.
  await send(0);
  await send(REQUESTS - 1);

  const sessions = await arrived(REQUESTS * MESSAGES);
  expect(sessions.map(({ events }) => events.length).sort()).toEqual([10_000, 500]);
  expect(new Set(eventsOf(sessions).map(({ id }) => id)).size).toBe(REQUESTS * MESSAGES);
});
