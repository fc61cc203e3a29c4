import { setTimeout as wait } from 'node:timers/promises';
import type { KeyList, Quarantine } from '@crow/contracts';
import { expect, test } from '@playwright/test';
import { batchOf, laptopEvents, OwnerClient, send } from '../stack/client.ts';
import { Stack } from '../stack/stack.ts';
import { until } from '../stack/until.ts';
import { onDisk } from './on-disk.ts';

const SESSIONS_PER_ROUND = 12;
const stack = new Stack({ port: 8850, idleMs: 1_500, environment: { ERASURE_SETTLES_MS: '1000' } });

test.describe.configure({ mode: 'serial' });

test.afterAll(() => stack.dispose());

/**
 * When to strike: as soon as the disk shows that one of the round's sessions came this far. Kills at every call of every stage
 * are tried in the service's own runtime (`pipeline/any-fault.test.ts`).
 */
const MOMENTS: readonly { name: string; isReached: (sessions: readonly string[], round: string) => boolean }[] = [
  { name: 'acknowledged', isReached: () => true },
  { name: 'archived or queued', isReached: (sessions) => isAnyIn(sessions, ['archived', 'queued']) },
  ...(['understand', 'store'] as const).map((stage) => ({
    name: `${stage} begun`,
    isReached: (_: readonly string[], round: string) => stepsBegun(round).some((step) => step.startsWith(`${stage} `)),
  })),
  { name: 'confirmed', isReached: (sessions) => isAnyIn(sessions, ['processed', 'freed']) },
];

const stepsBegun = (round: string) => onDisk(stack.dataDir).stepsBegun(round);

function isAnyIn(sessions: readonly string[], states: readonly string[]): boolean {
  const known = onDisk(stack.dataDir).sessionStates();
  return sessions.some((id) => states.includes(known.get(id) ?? ''));
}

test('every acknowledged session ends with exactly one interaction, wherever kill -9 struck', async () => {
  test.setTimeout(480_000);
  await stack.start();
  const acknowledged: string[] = [];
  const struck: string[] = [];

  for (const [round, { name, isReached }] of MOMENTS.entries()) {
    const ids = `ses_round${round}_`;
    const sessions = Array.from({ length: SESSIONS_PER_ROUND }, (_, index) => ids + index);
    for (const sessionId of sessions) {
      await send(stack.demo, batchOf(sessionId, `bat_${sessionId}`, laptopEvents(stack.demo.shop)));
      acknowledged.push(sessionId);
    }
    const deadline = Date.now() + 30_000;
    while (!isReached(sessions, ids)) {
      if (Date.now() > deadline) throw new Error(`no session came to "${name}" within 30 s`);
      await wait(2);
    }
    await stack.kill();
    struck.push(`${name}: ${summaryOf(sessions, ids)}`);
    await stack.start();
    // The client never heard whether its last try arrived: it repeats the very same batches.
    for (const sessionId of sessions.slice(0, 2)) {
      const again = await send(stack.demo, batchOf(sessionId, `bat_${sessionId}`, laptopEvents(stack.demo.shop)));
      expect(again.duplicate).toBe(true);
    }
  }
  console.log(struck.join('\n'));

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

test('traffic of a key is erased from every store, though kill -9 strikes in the middle, and nothing of it comes back', async () => {
  test.setTimeout(180_000);
  let owner = new OwnerClient(stack.demo);
  await owner.logIn();
  const stored = (await owner.sessions()).sessions.map(({ sessionId }) => sessionId);
  const { keys } = await owner.get<KeyList>('/api/keys');
  const [key] = keys.filter(({ kind }) => kind === 'publishable');
  if (!key) throw new Error('the shop has no key');
  const span = { keyId: key.keyId, from: Date.now() - 3_600_000, to: null, origin: null };
  const { quarantineId, keyName } = await owner.change<Quarantine>('POST', '/api/quarantines', span);
  const open = 'ses_open_while_erased';
  await send(stack.demo, batchOf(open, 'bat_open', laptopEvents(stack.demo.shop)));
  const path = `/api/quarantines/${quarantineId}`;
  await owner.change('POST', `${path}/purge`, { keyName, includesMixed: false });
  await until('some sessions to be erased', async () => {
    const { purge } = await owner.get<Quarantine>(path);
    return purge && purge.erased.sessions > 0 ? purge : null;
  });
  await stack.kill();
  await stack.start();
  owner = new OwnerClient(stack.demo);
  await owner.logIn();
  const again = await send(stack.demo, batchOf(stored[0] ?? '', 'bat_late', laptopEvents(stack.demo.shop)));
  expect(again).toMatchObject({ accepted: 0, rejected: { length: 4 } });
  const purged = await until(
    'all of it to be erased',
    async () => {
      const quarantine = await owner.get<Quarantine>(path);
      return quarantine.state === 'purged' && quarantine.purge?.settling === 0 ? quarantine : null;
    },
    90_000,
  );
  expect(purged.purge?.erased.sessions).toBe(stored.length + 1);
  expect(await owner.sessions()).toMatchObject({ sessions: [], hiddenQuarantined: 0 });
  const erased = [...stored, open];
  expect(onDisk(stack.dataDir).placesOf([...erased, ...erased.map((id) => `vis_of_${id}`)])).toEqual([]);
});

/** What the disk held of a round's sessions when the stack was gone: `queued 9, freed 3; steps begun: …`. */
function summaryOf(sessions: readonly string[], round: string): string {
  const known = onDisk(stack.dataDir).sessionStates();
  const states = counted(sessions.map((id) => known.get(id) ?? 'none'));
  const steps = counted(stepsBegun(round).map((step) => step.split(' ')[0] ?? ''));
  const told = (counts: Map<string, number>) => [...counts].map(([what, count]) => `${what} ${count}`).join(', ');
  return `${told(states)}; steps begun: ${told(steps) || 'none'}`;
}

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
