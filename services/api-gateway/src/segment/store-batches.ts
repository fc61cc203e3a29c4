import { type BatchAnswer, type BatchSender, isReceipt, type KeyState, type SentBatch } from '@crow/contracts';
import type { MappedBatch, Note } from '@crow/segment-mapping';
import { logFailure } from '../answers/log-failure.ts';
import type { Environment } from '../environment.ts';
import { giveBatch } from '../events/ask-session.ts';
import { countBatch, countRefused } from '../usage/usage-counter.ts';

const encoder = new TextEncoder();

/** How a request came: from where, and how long it took, milliseconds. */
interface Arrival {
  request: Request;
  edge: BatchSender;
  uploadMs: number;
}

/** What became of batches that are not stored. */
export interface Storing {
  /** Not stored, but may be when it is sent again. */
  failed: number;
  /** Never stored: positions of the messages, and why. */
  refused: { messages: number[]; code: Note['code']; message: string }[];
}

/**
 * Gives batches to their sessions, all at once.
 * @param key in whose name they came, its token, and the request to name in the log
 */
export async function storeBatches(
  env: Environment,
  key: { state: KeyState; token: string; requestId: string },
  batches: readonly MappedBatch[],
  came: Arrival,
): Promise<Storing> {
  const storing: Storing = { failed: 0, refused: [] };
  const answers = await Promise.all(
    batches.map((mapped) =>
      giveBatch(env, key.state.organizationId, key.token, sentBatch(mapped, came)).catch((error: unknown) => {
        logFailure('a session could not be reached', error, { requestId: key.requestId, keyId: key.state.keyId });
        return undefined;
      }),
    ),
  );
  for (const [index, mapped] of batches.entries()) {
    const answer = answers[index];
    if (answer) countBatch(env, key.state, answer, came.request);
    else countRefused(env, key.state, 'unavailable', came.request);
    if (!answer || isTransient(answer)) storing.failed += 1;
    else refuse(storing, mapped, answer);
  }
  return storing;
}

function refuse(storing: Storing, { messages, messageOf }: MappedBatch, answer: BatchAnswer): void {
  if (isReceipt(answer)) {
    // A message may be several events; it is told once.
    const byMessage = new Map(answer.rejected.map((rejection) => [messageOf[rejection.index] ?? 0, rejection]));
    for (const [message, rejection] of byMessage) {
      storing.refused.push({ messages: [message], code: rejection.code, message: rejection.message });
    }
  } else {
    storing.refused.push({ messages, code: 'invalid_field', message: answer.detail ?? answer.title });
  }
}

function sentBatch(mapped: MappedBatch, { edge, uploadMs }: Arrival): SentBatch {
  const { batch, sentAt } = mapped;
  const { sessionId, batchId } = batch;
  const text = JSON.stringify(batch);
  const bytes = encoder.encode(text).length;
  return { sessionId, batchId, text, bytes, sentAt, uploadMs, sender: senderFor(mapped, edge) };
}

/** A server is not where its visitors are, and its browser is none: only what it says of them itself counts, and the origin, as in the uses of the key. */
function senderFor({ batch, userAgent }: MappedBatch, edge: BatchSender): BatchSender {
  const told = userAgent === undefined ? {} : { userAgent };
  const origin = edge.origin === undefined ? {} : { origin: edge.origin };
  return batch.platform === 'server' ? { ...origin, ...told } : { ...edge, ...told };
}

function isTransient(answer: BatchAnswer): boolean {
  return !isReceipt(answer) && answer.status >= 500;
}
