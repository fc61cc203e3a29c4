import type { BatchReceipt, Problem, WireBatch } from '@crow/contracts';
import { browserOf } from '../visits/browser.ts';

/** Where batches go. */
export interface Destination {
  /** Address of the gateway, without a slash at the end. */
  endpoint: string;
  apiKey: string;
  /** The shop that the events come from, sent as `Origin`. */
  origin: string;
}

/** The gateway refused a batch for good: sending it again would not help. */
export class RefusedError extends Error {
  override name = 'RefusedError';
}

const TRIES = 8;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;

/**
 * Sends a batch until the gateway has it. Every try carries the same ids, so it is stored once.
 * @param wait waits for a number of milliseconds
 * @throws {RefusedError} when the gateway refuses it for good
 * @throws when the gateway could not be reached, or was overloaded, at every try
 */
export async function sendBatch(
  batch: WireBatch,
  { endpoint, apiKey, origin }: Destination,
  wait: (ms: number) => Promise<void>,
): Promise<BatchReceipt> {
  const body = JSON.stringify(batch);
  let problem = '';
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await wait(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt));
    const sent = String(Date.now());
    const query = new URLSearchParams({ key: apiKey, session: batch.sessionId, batch: batch.batchId, sent });
    try {
      const agent = browserOf(batch.context?.deviceType);
      const headers = { 'content-type': 'text/plain', 'user-agent': agent, origin };
      const response = await fetch(`${endpoint}/v1/events?${query}`, { method: 'POST', headers, body });
      if (response.status === 202) return (await response.json()) as BatchReceipt;
      problem = await problemOf(response);
      if (response.status !== 429 && response.status < 500) throw new RefusedError(problem);
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      problem = reasonOf(error);
    }
  }
  throw new Error(`${endpoint} did not take a batch in ${TRIES} tries: ${problem}`);
}

async function problemOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { title, detail } = JSON.parse(text) as Problem;
    return `${response.status} ${title}${detail === undefined ? '' : `: ${detail}`}`;
  } catch {
    return `${response.status} ${text.slice(0, 200)}`;
  }
}

/** Connection errors say what happened in their cause only. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
