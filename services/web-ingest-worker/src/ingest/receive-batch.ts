import { LIMITS, problemResponse } from '@crow/contracts';
import type { Environment } from '../configuration.ts';
import { admitCaller } from './admit-caller.ts';
import { deliver } from './deliver.ts';
import { describeDelivery, parseAddress, parseSentAt, senderIn } from './delivery.ts';
import { batchTooLarge } from './refusals.ts';

/**
 * Takes a batch from the gateway to its session object and its answer back. The body is passed on
 * as a stream; organization and key are taken from the token and from nowhere else.
 */
export async function receiveBatch(request: Request, env: Environment, ctx: ExecutionContext): Promise<Response> {
  const claims = await admitCaller(request, env);
  if (claims instanceof Response) return claims;

  const url = new URL(request.url);
  const address = parseAddress(url.pathname);
  if (!address) return problemResponse('not_found', 'Batches go to /sessions/{sessionId}/batches/{batchId}.');
  if (request.method !== 'POST') {
    return problemResponse('method_not_allowed', 'Send batches by POST.', { headers: { allow: 'POST' } });
  }
  const sentAt = parseSentAt(url.searchParams.get('sent'));
  if (sentAt === undefined) {
    return problemResponse('invalid_request', 'sent must be Unix milliseconds.', { place: { field: 'sent' } });
  }
  if (Number(request.headers.get('content-length')) > LIMITS.batchBytes) return batchTooLarge();
  return deliver(describeDelivery(address, sentAt, claims, senderIn(request.headers)), request.body, env, ctx);
}
