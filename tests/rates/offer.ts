import type { KeyRate } from '@crow/contracts';
import { bodyOf, type Content } from '../../bench/ingest/load/batch-maker.ts';
import type { Answer } from '../../bench/ingest/load/connection.ts';
import { closedLoop, openLoop } from '../../bench/ingest/load/loops.ts';
import { postRequest } from '../../bench/ingest/load/requests.ts';
import { passedBySingleBucket } from './single-bucket.ts';

/** What is offered with one key. */
export interface Offer {
  apiKey: string;
  rate: KeyRate;
  /** How many times the rate is offered. */
  times: number;
  /** The share of each gateway in it; they add up to 1. */
  shares: readonly number[];
  seconds: number;
}

/** What became of it, in events. */
export interface Outcome {
  offered: number;
  passed: number;
  /** Turned away with 429. */
  refused: number;
  /** Answers that are neither. */
  failures: string[];
  /** What one bucket for all would have let pass of the very same batches, each at the moment at which it was sent. */
  allowed: number;
}

/** Connections to each gateway: more than are busy when nothing is slow. */
const CONNECTIONS = 24;
/** Opening a session costs more than what is asked here, so there are few, and they are open before. */
const SESSIONS = 12;

let batches = 0;

/** Makes requests of batches, each of its own, in turn for all sessions. */
function requests(apiKey: string, content: Content, sent: () => void): () => string {
  return () => {
    batches += 1;
    sent();
    const sessionId = `ses_rate_${batches % SESSIONS}`;
    const batchId = `bat_rate_${batches}`;
    const now = Date.now();
    const body = bodyOf({ sessionId, batchId, source: batchId, seq: 0 }, now, content);
    return postRequest(`/v1/events?key=${apiKey}&session=${sessionId}&batch=${batchId}&sent=${now}`, body);
  };
}

/** Opens the sessions at every gateway, and lets each run its code a few hundred times. @param apiKey a key without a rate */
export async function warmUp(ports: readonly number[], content: Content, apiKey: string): Promise<void> {
  const request = requests(apiKey, content, () => undefined);
  const good = ({ status }: Answer) => status === 202;
  for (const port of ports) {
    const { failed, firstFailure } = await closedLoop({ port, connections: 8, request, good }, 10_000, 300);
    if (failed > 0) throw new Error(`a batch without a rate did not pass: ${firstFailure}`);
  }
}

/** Offers events with one key to several gateways at a time, each batch at its time, whether earlier ones were answered or not. */
export async function offer(ports: readonly number[], content: Content, offered: Offer): Promise<Outcome> {
  const { apiKey, rate, times, shares, seconds } = offered;
  const sentMs: number[] = [];
  const count = { passed: 0, refused: 0 };
  const failures: string[] = [];
  const request = requests(apiKey, content, () => sentMs.push(performance.now()));
  const good = ({ status, body }: Answer) => {
    if (status === 202) count.passed += 1;
    else if (status === 429) count.refused += 1;
    else failures.push(`${status} ${body.slice(0, 200)}`);
    return true;
  };
  const perSecond = (rate.perSecond * times) / content.events;
  const loops = await Promise.all(
    ports.map((port, index) =>
      openLoop({ port, connections: CONNECTIONS, request, good }, perSecond * (shares[index] ?? 0), seconds * 1000),
    ),
  );
  for (const { firstFailure } of loops) if (firstFailure !== undefined) failures.push(firstFailure);
  return {
    offered: sentMs.length * content.events,
    passed: count.passed * content.events,
    refused: count.refused * content.events,
    failures,
    allowed: passedBySingleBucket(sentMs, content.events, rate),
  };
}

/** How far what passed is from what may pass, in parts of it. */
export function deviation({ passed, allowed }: Outcome): number {
  return passed / allowed - 1;
}
