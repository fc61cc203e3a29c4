import type { Environment } from '../configuration.ts';
import { LIVE_HEADER, readLiveReport } from '../live/live-report.ts';
import { createPulse } from '../live/pulse.ts';
import { logError } from '../log/log-error.ts';
import { sessionStub } from '../sessions/session-stub.ts';
import { type Delivery, deliveryHeaders } from './delivery.ts';
import { unavailable } from './refusals.ts';

/** One per isolate, so that the live view is told once a second. */
const pulse = createPulse();

/** Takes a batch to its session object, tells the live view of it, and brings the object's answer back. */
export async function deliver(
  delivery: Delivery,
  body: ReadableStream<Uint8Array> | string | null,
  env: Environment,
  ctx: ExecutionContext,
): Promise<Response> {
  try {
    const answer = await sessionStub(env, delivery.organizationId, delivery.sessionId).fetch('https://session/', {
      method: 'POST',
      body,
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
