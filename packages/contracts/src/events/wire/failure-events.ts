import { z } from 'zod';
import { envelope } from './envelope.ts';
import { durationMs, text, url } from './values.ts';

/** An exception that the page did not catch. */
export const wireError = z.object({
  type: z.literal('error'),
  ...envelope,
  message: text,
  /** Name of the exception: `TypeError`. */
  name: text.optional(),
  /** Whether it was thrown or a promise was rejected with it. */
  origin: z.enum(['exception', 'rejection']).optional(),
  /** Script that threw it. */
  script: url.optional(),
  line: z.int().min(0).max(1e9).optional(),
  column: z.int().min(0).max(1e9).optional(),
});

/** A request of the page that failed: no answer, or a status from 400 up. */
export const wireRequestFailed = z.object({
  type: z.literal('request_failed'),
  ...envelope,
  /** Address that was asked, without its secrets. */
  request: url,
  method: text.optional(),
  /** HTTP status; 0 when there was no answer. */
  status: z.int().min(0).max(999).optional(),
  durationMs: durationMs.optional(),
});
