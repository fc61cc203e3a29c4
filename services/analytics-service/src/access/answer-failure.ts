import { problemResponse } from '@crow/contracts';
import type { ErrorHandler } from 'hono';

/** Answers a request that failed for a reason of ours: the log line tells why, the client only that it may try again. */
export const answerFailure: ErrorHandler = ({ name, message }, { req }) => {
  const requestId = req.header('x-request-id') ?? null;
  console.error(
    JSON.stringify({ level: 'error', service: 'analytics-service', event: 'request_failed', requestId, name, message }),
  );
  return problemResponse('unavailable', 'Try again in a moment.', { headers: { 'retry-after': '1' } });
};
