import { problemResponse } from '@crow/contracts';
import type { Context } from 'hono';

/** Answers a request that failed for a reason of ours: the log line tells why, the client only that it may try again. */
export function answerFailure(error: Error, context: Context): Response {
  console.error(
    JSON.stringify({
      level: 'error',
      message: 'request failed',
      requestId: context.req.header('x-request-id'),
      method: context.req.method,
      path: context.req.path,
      error: `${error.name}: ${error.message}`,
    }),
  );
  return problemResponse('unavailable', 'Try again in a moment.', { headers: { 'retry-after': '5' } });
}
