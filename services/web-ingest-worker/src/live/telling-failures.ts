import { logError } from '../log/log-error.ts';

/** At most one log line in this time, however often telling fails. */
const LOG_INTERVAL_MS = 60_000;

let failures = 0;
let loggedAt = Number.NEGATIVE_INFINITY;

/**
 * Counts that the live view could not be told something. The live view is a convenience: its
 * failures are swallowed, and their number is logged at most once a minute.
 */
export function countFailure(error: unknown): void {
  failures++;
  if (Date.now() - loggedAt < LOG_INTERVAL_MS) return;
  loggedAt = Date.now();
  logError('live_view_untold', error, { failures });
}

/** How often the live view could not be told something since this isolate started. */
export function countedFailures(): number {
  return failures;
}
