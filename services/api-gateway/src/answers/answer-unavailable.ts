import { problemResponse } from '@crow/contracts';
import { logFailure } from './log-failure.ts';

/** Answers a request that failed for a reason of ours: the log says why, the client only that it may try again. */
export function answerUnavailable(request: Request, requestId: string, error: unknown): Response {
  const { method, url } = request;
  logFailure('request failed', error, { requestId, method, path: new URL(url).pathname });
  return problemResponse('unavailable', 'Try again in a moment.', { headers: { 'retry-after': '5' } });
}
