import { problemResponse } from '@crow/contracts';
import type { ErrorHandler } from 'hono';
import { logError } from '../failures/log-error.ts';
import { QueryError } from './query.ts';

/** A store or another service failed: asking again later may help, and the details stay inside. */
export const answerFailure: ErrorHandler = (error, { req }) => {
  if (error instanceof QueryError) {
    return problemResponse('invalid_request', error.message, { place: { field: error.field } });
  }
  logError('request_failed', error, { method: req.method, requestId: req.header('x-request-id') ?? null });
  return problemResponse('unavailable', 'The catalog did not answer. Try again in a moment.', {
    headers: { 'retry-after': '1' },
  });
};
