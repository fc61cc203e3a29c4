import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { batchOf, laptopEvents, OwnerClient, send } from '../stack/client.ts';
import { Stack } from '../stack/stack.ts';
import { until } from '../stack/until.ts';

const IDLE_MS = 1_500;
const ROUNDS = 4;
const SESSIONS_PER_ROUND = 16;
/** Sessions start this far apart, so that one kill finds them at different stages. */
const STAGGER_MS = 200;

const stack = new Stack({ port: 8850, idleMs: IDLE_MS });

test.afterAll(() => stack.dispose());

test('every acknowledged session ends with exactly one interaction, wherever kill -9 struck', async () => {
  test.setTimeout(420_000);
  await stack.start();
  const acknowledged: string[] = [];
  const struck: Record<string, number> = {};

  for (let round = 0; round < ROUNDS; round++) {
    const sessions = Array.from({ length: SESSIONS_PER_ROUND }, (_, index) => `ses_round${round}_${index}`);
    for (const sessionId of sessions) {
      await send(stack.demo, batchOf(sessionId, `bat_${sessionId}`, laptopEvents(stack.demo.shop)));
      acknowledged.push(sessionId);
      await wait(STAGGER_MS);
    }
    await stack.kill();
    for (const [state, count] of Object.entries(statesOnDisk())) struck[state] = (struck[state] ?? 0) + count;
    await stack.start();
    // The client never heard whether its last try arrived: it repeats the very same batches.
    for (const sessionId of sessions.slice(0, 3)) {
      const again = await send(stack.demo, batchOf(sessionId, `bat_${sessionId}`, laptopEvents(stack.demo.shop)));
      expect(again.duplicate).toBe(true);
    }
  }
  console.log(`states of the session objects at the kills: ${JSON.stringify(struck)}`);

  const owner = new OwnerClient(stack.demo);
  await owner.logIn();
  for (const sessionId of acknowledged) {
    const session = await until(
      `${sessionId} to be processed and freed`,
      async () => {
        const detail = await owner.session(sessionId);
        return detail && detail.interactions.length > 0 && detail.state === 'freed' ? detail : null;
      },
      120_000,
    );
    expect(session.revision).toBe(1);
    expect(session.interactions).toHaveLength(1);
    expect(session.events).toHaveLength(4);
    expect(session.understanding?.intent).toBe('purchasing');
  }
  const listed = await owner.sessions();
  expect(listed.total).toBe(acknowledged.length);
});

/** Counts the states that the session objects had on disk. */
function statesOnDisk(): Record<string, number> {
  const counts: Record<string, number> = {};
  const folder = join(stack.dataDir, 'v3', 'do', 'web-ingest-worker-SessionObject');
  for (const name of readdirSync(folder).filter((file) => /^[0-9a-f]{64}\.sqlite$/.test(file))) {
    const database = new DatabaseSync(join(folder, name), { readOnly: true });
    const row = database.prepare('SELECT state FROM session').get() as { state: string } | undefined;
    database.close();
    const state = row?.state ?? 'none';
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}
