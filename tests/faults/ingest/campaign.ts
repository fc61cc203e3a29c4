import { setTimeout as wait } from 'node:timers/promises';
import type { BatchReceipt, LedgerCounts, SessionEventIds } from '@crow/contracts';
import type { Random } from '@crow/simulator';
import { type Runtime, type RuntimeFolder, SECRET_KEY } from '../../../bench/ingest/runtime/runtime.ts';
import { askLedger, type ExpectedCounts, expectedCounts } from './ask-ledger.ts';
import { clientOf, type SendingResult } from './client.ts';
import { type PlannedBatch, planBatches } from './plan.ts';

export interface CampaignOptions {
  events: number;
  eventsOfBatch: number;
  batchesOfSession: number;
  /** How often the runtime is killed, at least. */
  kills: number;
  /** Share of batches that are sent again after they were acknowledged. */
  repeated: number;
  /** Clients at work at the same time. */
  lanes: number;
  /** How long the ledger has to say what is stored, milliseconds; it is not asked when this is absent. */
  ledgerWithinMs?: number;
}

export interface CampaignReport {
  batches: number;
  acknowledged: number;
  /** Batches whose client was gone before it heard of them; they may be stored or not. */
  abandoned: number;
  abandonedButStored: number;
  repeated: number;
  /** Tries that were not answered, or answered with a status other than 202. */
  failedTries: number;
  kills: number;
  /** Event ids that were acknowledged and are not stored. Must be empty. */
  missing: string[];
  /** Event ids that are stored more than once. Must be empty. */
  twice: string[];
  /** Event ids that are stored and were never sent by a batch that may be there. Must be empty. */
  unexpected: string[];
  storedEvents: number;
  /** What the ledger says, and what it must say of the same two. */
  ledger?: { says: LedgerCounts; must: ExpectedCounts };
  seconds: number;
}

/**
 * Sends uniquely identified events while the runtime is killed again and again, and compares what was acknowledged with what is stored. A
 * client that hears nothing sends the same batch again, as the SDK does; one in twenty of those is gone instead, as a closed tab is.
 */
export async function runCampaign(
  folder: RuntimeFolder,
  options: CampaignOptions,
  random: Random,
  tell: (line: string) => void = () => undefined,
): Promise<CampaignReport> {
  const startedAt = Date.now();
  const batches = planBatches(options);
  const stack = { runtime: (await folder.start()) as Runtime, kills: 0 };
  const client = clientOf(() => stack.runtime.ports.gateway, random);
  const results: SendingResult[] = [];
  let next = 0;
  let done = false;

  const lane = async (): Promise<void> => {
    while (next < batches.length) {
      const batch = batches[next++] as PlannedBatch;
      results.push(await client.send(batch, { repeat: random.number() < options.repeated }));
    }
  };
  const killer = async (): Promise<void> => {
    while (!done) {
      // The next strike comes after a random part of the batches, so that kills are spread over all of the run.
      const left = Math.max(1, options.kills - stack.kills);
      const until = results.length + Math.ceil(((batches.length - results.length) / left) * random.number());
      while (!done && results.length < until) await wait(1);
      if (done) return;
      await wait(Math.floor(random.number() * 20));
      await stack.runtime.kill();
      stack.kills += 1;
      tell(`killed ${stack.kills} times, ${results.length} of ${batches.length} batches done`);
      stack.runtime = await folder.start();
      client.revive();
    }
  };
  const killing = killer();
  await Promise.all(Array.from({ length: options.lanes }, lane));
  done = true;
  await killing;
  try {
    const { storedIds: ids, ...comparison } = await compare(stack.runtime, batches, results);
    const seconds = (Date.now() - startedAt) / 1000;
    const must = expectedCounts(ids);
    const { ledgerWithinMs } = options;
    const says =
      ledgerWithinMs === undefined ? null : await askLedger(stack.runtime.ports.gateway, must, ledgerWithinMs);
    const sum = (pick: (result: SendingResult) => number) => results.reduce((total, result) => total + pick(result), 0);
    return {
      ...comparison,
      batches: batches.length,
      acknowledged: sum(({ acknowledged }) => Number(acknowledged)),
      abandoned: sum(({ acknowledged }) => Number(!acknowledged)),
      repeated: sum(({ repeated }) => repeated),
      failedTries: sum(({ failedTries }) => failedTries),
      kills: stack.kills,
      ...(says && { ledger: { says, must } }),
      seconds,
    };
  } finally {
    await stack.runtime.kill();
    client.close();
  }
}

/** Whether a receipt says what it has to: all of the batch is stored, now or before. */
export function isWhole(receipt: BatchReceipt, events: number): boolean {
  return receipt.accepted === events && receipt.rejected.length === 0;
}

async function compare({ ports }: Runtime, batches: PlannedBatch[], results: SendingResult[]) {
  const acknowledged = new Map(results.map(({ batch, acknowledged: heard }) => [batch.batchId, heard]));
  const missing: string[] = [];
  const twice: string[] = [];
  const unexpected: string[] = [];
  const all: string[] = [];
  let abandonedButStored = 0;
  const bySession = Map.groupBy(batches, ({ sessionId }) => sessionId);
  for (const [sessionId, sent] of bySession) {
    const ids = await storedIds(ports.gateway, sessionId);
    all.push(...ids);
    const stored = new Set(ids);
    if (stored.size !== ids.length) twice.push(...ids.filter((id, index) => ids.indexOf(id) !== index));
    for (const batch of sent) {
      const own = idsOf(batch);
      const there = own.filter((id) => stored.delete(id));
      if (acknowledged.get(batch.batchId)) missing.push(...own.filter((id) => !there.includes(id)));
      else if (there.length === own.length) abandonedButStored += 1;
      else unexpected.push(...there); // a batch is stored as a whole or not at all
    }
    unexpected.push(...stored);
  }
  return { missing, twice, unexpected, storedEvents: all.length, storedIds: all, abandonedButStored };
}

function idsOf({ source, seq, events }: PlannedBatch): string[] {
  return Array.from({ length: events }, (_, index) => `${source}-${seq + index}`);
}

async function storedIds(port: number, sessionId: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${SECRET_KEY}` };
  const response = await fetch(`http://127.0.0.1:${port}/v1/sessions/${sessionId}/event-ids`, { headers });
  if (response.status === 404) return [];
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return ((await response.json()) as SessionEventIds).eventIds;
}
