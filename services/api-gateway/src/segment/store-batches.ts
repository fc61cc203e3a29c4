import type { BatchReceipt, BatchSender, Parcel, ParcelReceipt, Problem } from '@crow/contracts';
import type { MappedBatch, Note } from '@crow/segment-mapping';
import type { Environment } from '../environment.ts';

/** What became of batches that are not stored. */
export interface Storing {
  /** Not stored, but may be when it is sent again. */
  failed: number;
  /** Never stored: positions of the messages, and why. */
  refused: { messages: number[]; code: Note['code']; message: string }[];
}

/**
 * Gives batches to the ingest worker, all in one request.
 * @param edge where the request comes from
 */
export async function storeBatches(
  env: Environment,
  credentials: { token: string; requestId: string },
  batches: readonly MappedBatch[],
  edge: BatchSender,
): Promise<Storing> {
  const storing: Storing = { failed: 0, refused: [] };
  if (batches.length === 0) return storing;
  const answers = await send(env, credentials, batches, edge);
  for (const [index, mapped] of batches.entries()) {
    const answer = answers[index];
    if (!answer || isTransient(answer)) storing.failed += 1;
    else refuse(storing, mapped, answer);
  }
  return storing;
}

function refuse(storing: Storing, { messages }: MappedBatch, answer: BatchReceipt | Problem): void {
  if (isReceipt(answer)) {
    const [first] = answer.rejected;
    if (first) storing.refused.push({ messages, code: first.code, message: first.message });
  } else {
    storing.refused.push({ messages, code: 'invalid_field', message: answer.detail ?? answer.title });
  }
}

async function send(
  env: Environment,
  { token, requestId }: { token: string; requestId: string },
  batches: readonly MappedBatch[],
  edge: BatchSender,
): Promise<ParcelReceipt['answers']> {
  const parcel: Parcel = {
    batches: batches.map((mapped) => ({
      batch: mapped.batch,
      sentAt: mapped.sentAt,
      sender: senderFor(mapped, edge),
    })),
  };
  const response = await env.INGEST.fetch('https://ingest/parcels', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-request-id': requestId },
    body: JSON.stringify(parcel),
  });
  if (!response.ok) throw new Error(`the ingest worker answered with ${response.status}`);
  return ((await response.json()) as ParcelReceipt).answers;
}

/** A server is not where its visitors are, and its browser is none: only what it says of them itself counts. */
function senderFor({ batch, userAgent }: MappedBatch, edge: BatchSender): BatchSender {
  const told = userAgent === undefined ? {} : { userAgent };
  return batch.platform === 'server' ? told : { ...edge, ...told };
}

function isReceipt(answer: BatchReceipt | Problem): answer is BatchReceipt {
  return 'accepted' in answer;
}

function isTransient(answer: BatchReceipt | Problem): boolean {
  return !isReceipt(answer) && answer.status >= 500;
}
