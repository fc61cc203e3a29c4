import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '@crow/simulator';
import { batchOf, laptopEvents, send } from '../../stack/client.ts';
import type { Stack } from '../../stack/stack.ts';
import { onDisk } from '../on-disk.ts';

export interface PipelineCampaign {
  sessions: number;
  /** How often the stack is killed while sessions are sent and processed. */
  kills: number;
  /** How long all sessions have to come to their end after the last kill, milliseconds. */
  withinMs: number;
}

export interface PipelineReport {
  sent: number;
  kills: number;
  /** Sent sessions that the catalog does not hold. Must be empty. */
  lost: string[];
  /** Sessions with another number of interactions than one, or another revision than the first. Must be empty. */
  doubled: string[];
  /** Interactions without a vector, and vectors without an interaction. Must be empty. */
  vectorsApart: string[];
  /** Sessions that the usage did not hear of once. Must be empty. */
  usageApart: string[];
  seconds: number;
}

/**
 * Sends sessions while the whole stack is killed at random moments, waits until every session object has let go of its session, and
 * compares catalog, vectors and usage with what was sent.
 */
export async function runPipelineCampaign(
  stack: Stack,
  { sessions, kills, withinMs }: PipelineCampaign,
  random: Random,
  tell: (line: string) => void = () => undefined,
): Promise<PipelineReport> {
  const startedAt = Date.now();
  await stack.start();
  const sent = Array.from({ length: sessions }, (_, index) => `ses_pipeline_${index}`);
  const perRound = Math.ceil(sessions / (kills + 1));
  for (let round = 0; round <= kills; round++) {
    const own = sent.slice(round * perRound, (round + 1) * perRound);
    await inLanes(own, (sessionId) =>
      send(stack.demo, batchOf(sessionId, `bat_${sessionId}`, laptopEvents(stack.demo.shop))),
    );
    if (round === kills) break;
    // Sessions end 1.5 s after their last event and are processed for seconds: the strike falls anywhere in that.
    await wait(Math.floor(random.number() * 5_000));
    await stack.kill();
    tell(`killed ${round + 1} times, ${onDisk(stack.dataDir).storedSessions().length} of ${sessions} stored`);
    await stack.start();
  }
  const deadline = Date.now() + withinMs;
  const isFreed = () => {
    const states = onDisk(stack.dataDir).sessionStates();
    return sent.every((sessionId) => states.get(sessionId) === 'freed');
  };
  while (!isFreed() && Date.now() < deadline) await wait(500);
  return { ...compare(stack, sent), sent: sent.length, kills, seconds: (Date.now() - startedAt) / 1_000 };
}

function compare({ dataDir }: Stack, sent: readonly string[]) {
  const disk = onDisk(dataDir);
  const stored = new Map(disk.storedSessions().map((session) => [session.sessionId, session]));
  const interactions = new Set(disk.interactionIds());
  const vectors = new Set(disk.vectorIds());
  const usage = disk.usage();
  return {
    lost: sent.filter((sessionId) => !stored.has(sessionId)),
    doubled: [...stored.values()]
      .filter((session) => session.interactions !== 1 || session.revision !== 1 || !sent.includes(session.sessionId))
      .map(({ sessionId }) => sessionId),
    vectorsApart: [...interactions, ...vectors].filter((id) => !interactions.has(id) || !vectors.has(id)),
    usageApart: sent.filter((sessionId) => usage.filter((told) => told === `${sessionId}/1`).length !== 1),
  };
}

/** Does the work for each, a few at a time. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<unknown>, lanes = 8): Promise<void> {
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
