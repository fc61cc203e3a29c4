import { type BatchAnswer, LIMITS, readRequestBody, type SentBatch } from '@crow/contracts';
import { refuseBody } from '../answers/refuse-body.ts';
import type { Environment } from '../environment.ts';
import { ANY_ORIGIN } from './cross-origin.ts';
import type { BatchAddress } from './read-address.ts';
import { senderOf } from './sender-of.ts';

/** How long a client waits at least before it sends a batch again that could not be stored, seconds. */
const RETRY_AFTER = '1';
const TOO_LARGE = `A batch is at most ${LIMITS.batchBytes} bytes, unpacked; send its events in several.`;

/**
 * Reads a batch as far as the gateway does: its bytes, unpacked, which are UTF-8 and not too many. With them go browser and network
 * location from the edge, and neither the client's address nor its cookies.
 * @param arrivedAt when the request's head arrived, Unix milliseconds
 */
export async function readBatch(
  request: Request,
  env: Environment,
  address: BatchAddress,
  arrivedAt: number,
): Promise<SentBatch | Response> {
  const body = await readRequestBody(request, LIMITS.batchBytes);
  if (!body.ok) return refuseBody(body.reason, TOO_LARGE);
  const { sessionId, batchId, sentAt } = address;
  const { text, bytes } = body;
  const uploadMs = Date.now() - arrivedAt;
  return { sessionId, batchId, sentAt, uploadMs, text, bytes, sender: await senderOf(request, env) };
}

/** Writes what became of a batch as the answer to its client, which may be a page of any origin. */
export function answerBatch(answer: BatchAnswer, requestId: string): Response {
  const isProblem = 'type' in answer;
  return new Response(JSON.stringify(answer), {
    status: isProblem ? answer.status : 202,
    headers: {
      ...ANY_ORIGIN,
      'x-request-id': requestId,
      'cache-control': 'no-store',
      'content-type': isProblem ? 'application/problem+json' : 'application/json',
      ...(isProblem && answer.status === 503 ? { 'retry-after': RETRY_AFTER } : {}),
    },
  });
}
