import { setTimeout as wait } from 'node:timers/promises';
import type { BatchReceipt } from '@crow/contracts';
import type { Random } from '@crow/simulator';
import { bodyOf, type Content } from '../../../bench/ingest/load/batch-maker.ts';
import { type Answer, Connection } from '../../../bench/ingest/load/connection.ts';
import { postRequest } from '../../../bench/ingest/load/requests.ts';
import { API_KEY } from '../../../bench/ingest/runtime/runtime.ts';
import { isWhole } from './campaign.ts';
import type { PlannedBatch } from './plan.ts';

/** Share of the tries without an answer after which the client is gone. */
const GONE = 0.05;
const MADE_AT = Date.now();

export interface SendingResult {
  batch: PlannedBatch;
  acknowledged: boolean;
  /** How often it was sent after it had been acknowledged. */
  repeated: number;
  failedTries: number;
}

export interface CampaignClient {
  /**
   * Sends a batch until it is acknowledged, or the client is gone.
   * @throws when an acknowledgement is not as it has to be
   */
  send(batch: PlannedBatch, options: { repeat: boolean }): Promise<SendingResult>;
  /** Forgets the connections of a runtime that is gone. */
  revive(): void;
  close(): void;
}

/** Clients that share connections. @param port of the gateway now */
export function clientOf(port: () => number, random: Random): CampaignClient {
  let free: Connection[] = [];

  async function ask(batch: PlannedBatch): Promise<Answer | null> {
    try {
      const connection = free.pop() ?? (await Connection.open(port()));
      const answer = await new Promise<Answer | Error>((resolve) => connection.send(requestOf(batch), resolve));
      if (answer instanceof Error) {
        connection.close();
        return null;
      }
      free.push(connection);
      return answer;
    } catch {
      return null; // nobody listens: the runtime is just being started again
    }
  }

  async function tryOnce(batch: PlannedBatch): Promise<BatchReceipt | null> {
    const answer = await ask(batch);
    if (answer?.status === 503 || answer === null) return null;
    const receipt = answer.status === 202 ? (JSON.parse(answer.body) as BatchReceipt) : null;
    if (!receipt || !isWhole(receipt, batch.events))
      throw new Error(`${batch.batchId}: ${answer.status} ${answer.body}`);
    return receipt;
  }

  return {
    async send(batch, { repeat }) {
      let failedTries = 0;
      for (;;) {
        if (await tryOnce(batch)) break;
        failedTries += 1;
        if (random.number() < GONE) return { batch, acknowledged: false, repeated: 0, failedTries };
        await wait(20);
      }
      let repeated = 0;
      while (repeat && repeated === 0) {
        const again = await tryOnce(batch);
        if (again && !again.duplicate) throw new Error(`${batch.batchId} was acknowledged twice as new`);
        if (again) repeated = 1;
        else await wait(20);
      }
      return { batch, acknowledged: true, repeated, failedTries };
    },
    revive() {
      for (const connection of free) connection.close();
      free = [];
    },
    close() {
      for (const connection of free) connection.close();
    },
  };
}

const contents = new Map<number, Content>();

function requestOf(batch: PlannedBatch): string {
  const { sessionId, batchId, events } = batch;
  let content = contents.get(events);
  if (!content) {
    const list = Array.from({ length: events }, (_, t) => ({ type: 'custom', name: 'counted', t }));
    content = { events, tail: `"events":${JSON.stringify(list)}}` };
    contents.set(events, content);
  }
  const body = bodyOf(batch, MADE_AT, content);
  return postRequest(`/v1/events?key=${API_KEY}&session=${sessionId}&batch=${batchId}&sent=${Date.now()}`, body);
}
