import { type InternalClaims, LIMITS, problemResponse } from '@crow/contracts';
import { createVerifier, InvalidTokenError, refuseToken, type Verifier } from '@crow/service-auth';
import type { Environment } from '../configuration.ts';
import { LIVE_HEADER, readLiveReport } from '../live/live-report.ts';
import { createPulse } from '../live/pulse.ts';
import { logError } from '../log/log-error.ts';
import { sessionStub } from '../sessions/session-stub.ts';
import { deliveryHeaders, describeDelivery, parseAddress, parseSentAt } from './delivery.ts';
import { batchTooLarge, unavailable } from './refusals.ts';

/** One per isolate, so that a token is verified once and the live view is told once a second. */
const pulse = createPulse();
let verifier: { jwks: string; verifier: Verifier } | undefined;

function verifierOf(env: Environment): Verifier {
  if (verifier?.jwks !== env.INTERNAL_PUBLIC_JWKS) {
    const jwks = env.INTERNAL_PUBLIC_JWKS;
    verifier = { jwks, verifier: createVerifier('web-ingest-worker', jwks) };
  }
  return verifier.verifier;
}

/**
 * Takes a batch from the gateway to its session object and its answer back. The body is passed on
 * as a stream; organization and key are taken from the token and from nowhere else.
 */
export async function receiveBatch(request: Request, env: Environment, ctx: ExecutionContext): Promise<Response> {
  const claims = await claimsOf(request, env);
  if (!claims) return refuseToken();
  if (!claims.sub.startsWith('key:')) return problemResponse('forbidden', 'Only API keys may send events.');

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

  const delivery = describeDelivery(address, sentAt, claims, request.headers);
  try {
    const answer = await sessionStub(env, delivery.organizationId, delivery.sessionId).fetch('https://session/', {
      method: 'POST',
      body: request.body,
      headers: deliveryHeaders(delivery),
    });
    const report = readLiveReport(answer.headers);
    if (report) pulse.note(delivery, report, env.LIVE, ctx);
    const response = new Response(answer.body, answer);
    response.headers.delete(LIVE_HEADER);
    return response;
  } catch (error) {
    logError('session_unreachable', error, { organizationId: delivery.organizationId, sessionId: delivery.sessionId });
    return unavailable();
  }
}

async function claimsOf(request: Request, env: Environment): Promise<InternalClaims | null> {
  try {
    return await verifierOf(env).claimsOf(request);
  } catch (error) {
    if (error instanceof InvalidTokenError) return null;
    throw error;
  }
}
