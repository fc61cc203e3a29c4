import { problem, problemResponse } from '@crow/contracts';
import { type Mapping, type MessageType, mapMessages, type Note } from '@crow/segment-mapping';
import { refuseMethod } from '../answers/refuse.ts';
import type { Environment } from '../environment.ts';
import { admitSender, ingestToken } from '../events/admit-sender.ts';
import { senderOf } from '../events/sender-of.ts';
import { countStored } from '../rates/count-stored.ts';
import { admitRate } from '../rates/rate-limit.ts';
import { countRefusal, countRejected } from '../usage/usage-counter.ts';
import { readMessages } from './read-messages.ts';
import { type Storing, storeBatches } from './store-batches.ts';
import { writeKeyOf } from './write-key.ts';

/** How long a client waits at least before it sends again what was not stored, seconds. */
const RETRY_AFTER = '5';

/**
 * Takes messages as Segment's tracking API does. `{ "success": true }` means that all that can be kept is on disk; what can't
 * be kept is told beside it. A request of which nothing can be kept is answered with 400.
 */
export async function answerMessages(
  request: Request,
  type: MessageType | 'batch',
  env: Environment,
  requestId: string,
): Promise<Response> {
  if (request.method !== 'POST') return refuseMethod(['POST', 'OPTIONS']);
  const arrivedAt = Date.now();
  const said = writeKeyOf(request);
  // A key that is wrong is refused before anything is read.
  const early = said === undefined ? undefined : await admitSender(env, request, said);
  if (early instanceof Response) return early;
  const body = await readMessages(request, type);
  if (body instanceof Response) {
    if (early) countRefusal(env, early, body, request);
    return body;
  }
  const uploadMs = Date.now() - arrivedAt;
  const key = early ?? (await admitByBody(env, request, body.writeKey));
  if (key instanceof Response) return key;

  const limited = await admitRate(env, key);
  if (limited) {
    countRefusal(env, key, limited, request);
    return limited;
  }

  const mapping = await mapMessages(body.request, { at: Date.now(), nonce: crypto.randomUUID() });
  if (mapping.batches.length === 0) countRejected(env, key, mapping.rejected.length, request);
  const token = await ingestToken(env, key);
  const came = { request, edge: await senderOf(request, env), uploadMs };
  const storing = await storeBatches(env, { state: key, token, requestId }, mapping.batches, came);
  const events = mapping.batches.reduce((sum, { batch }) => sum + batch.events.length, 0);
  await countStored(env, key, Math.max(1, events), requestId);
  return answerFor(body.request.messages.length, mapping, storing);
}

async function admitByBody(env: Environment, request: Request, writeKey: string | undefined) {
  if (writeKey !== undefined) return admitSender(env, request, writeKey);
  const detail = 'Give the write key as the user name of Basic authentication, or as writeKey in the body.';
  return problemResponse('unauthenticated', detail, { headers: { 'www-authenticate': 'Basic realm="write key"' } });
}

function answerFor(count: number, { rejected: unmapped, changed }: Mapping, storing: Storing): Response {
  if (storing.failed > 0) {
    return problemResponse('unavailable', 'Not everything was stored. Send the same again: nothing is stored twice.', {
      headers: { 'retry-after': RETRY_AFTER },
    });
  }
  const refused = storing.refused.flatMap(({ messages, code, message }) =>
    messages.map((index): Note => ({ index, code, message })),
  );
  const rejected = [...unmapped, ...refused].sort((a, b) => a.index - b.index);
  const notes = { ...(rejected.length > 0 ? { rejected } : {}), ...(changed.length > 0 ? { changed } : {}) };
  // Without consent a message is rightly not kept: no fault of the client's.
  const isFault = rejected.some(({ code }) => code !== 'consent_denied');
  const headers = { 'cache-control': 'no-store' };
  if (!isFault || rejected.length < count) return Response.json({ success: true, ...notes }, { headers });
  const document = refusalOf(rejected);
  return Response.json(
    { ...document, success: false, ...notes },
    { status: document.status, headers: { ...headers, 'content-type': 'application/problem+json' } },
  );
}

function refusalOf(rejected: readonly Note[]) {
  const [first] = rejected;
  const isLarge = rejected.every(({ code }) => code === 'too_large');
  const place = first?.field === undefined ? undefined : { field: first.field };
  return problem(isLarge ? 'too_large' : 'invalid_request', first?.message, place);
}
