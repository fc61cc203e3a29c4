import { z } from 'zod';
import { LIMITS } from '../../limits.ts';
import { id, text, time, url } from './values.ts';

/** What every event carries. */
export const envelope = {
  /** Unique within the session; when absent the server derives `<source>-<seq>`. */
  id: id.optional(),
  /** When it happened, client clock, Unix milliseconds. Give `ts`, or `t` beside the batch's `at`. */
  ts: time.optional(),
  /** Milliseconds after the batch's `at`; may be negative. */
  t: z.number().min(-1e12).max(1e12).optional(),
  /**
   * Index into the batch's `pages`; replaces `url` and `title`. An event with neither is on the page of the event
   * before it, the first one on page 0.
   */
  page: z
    .int()
    .min(0)
    .max(LIMITS.batchPages - 1)
    .optional(),
  url: url.optional(),
  title: text.optional(),
};
