import { type BatchAnswer, type BatchSender, isReceipt, type KeyState, type SentBatch } from '@crow/contracts';
import type { MappedBatch, Note } from '@crow/segment-mapping';
import { logFailure } from '../answers/log-failure.ts';
import type { Environment } from '../environment.ts';
import { sessionOf } from '../events/session-of.ts';

const encoder = new TextEncoder();

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
 * @param edge where the request comes from
 */
export async function storeBatches(
  env: Environment,
  key: { state: KeyState; token: string; requestId: string },
  batches: readonly MappedBatch[],
  edge: BatchSender,
): Promise<Storing> {
  const storing: Storing = { failed: 0, refused: [] };
  const answers = await Promise.all(
    batches.map((mapped) =>
      sessionOf(env, key.state.organizationId, mapped.batch.sessionId)
        .receive(key.token, sentBatch(mapped, edge))
        .catch((error: unknown) => {
          logFailure('a session could not be reached', error, { requestId: key.requestId, keyId: key.state.keyId });
          return undefined;
        }),
    ),
  );
  for (const [index, mapped] of batches.entries()) {
    const answer = answers[index];
    if (!answer || isTransient(answer)) storing.failed += 1;
    else refuse(storing, mapped, answer);
  }
  return storing;
}

function refuse(storing: Storing, { messages }: MappedBatch, answer: BatchAnswer): void {
  if (isReceipt(answer)) {
    const [first] = answer.rejected;
    if (first) storing.refused.push({ messages, code: first.code, message: first.message });
  } else {
    storing.refused.push({ messages, code: 'invalid_field', message: answer.detail ?? answer.title });
  }
}

function sentBatch(mapped: MappedBatch, edge: BatchSender): SentBatch {
  const { batch, sentAt } = mapped;
  const { sessionId, batchId } = batch;
  const text = JSON.stringify(batch);
  return { sessionId, batchId, text, bytes: encoder.encode(text).length, sentAt, sender: senderFor(mapped, edge) };
}

/** A server is not where its visitors are, and its browser is none: only what it says of them itself counts. */
function senderFor({ batch, userAgent }: MappedBatch, edge: BatchSender): BatchSender {
  const told = userAgent === undefined ? {} : { userAgent };
  return batch.platform === 'server' ? told : { ...edge, ...told };
}

function isTransient(answer: BatchAnswer): boolean {
  return !isReceipt(answer) && answer.status >= 500;
}
