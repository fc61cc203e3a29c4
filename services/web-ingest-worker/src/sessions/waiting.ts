import { LONGEST_WAIT_MS, REMEMBERED_MS } from '../configuration.ts';
import type { SessionRow } from './session-row.ts';

/** When the session's next move is due, Unix milliseconds; null when it waits for somebody else. */
export function nextMoveAt(session: SessionRow, lastActivityAt: number): number | null {
  switch (session.state) {
    case 'open':
      return lastActivityAt + session.idleMs;
    case 'parked':
      return null;
    case 'freed':
      return Math.max(lastActivityAt + REMEMBERED_MS, session.attemptAt);
    default:
      return session.attemptAt;
  }
}

/** Wait after the given number of tries: `firstMs`, doubling with each, at most 15 minutes. */
export function backOffMs(firstMs: number, tries: number): number {
  return Math.min(firstMs * 2 ** Math.max(tries - 1, 0), LONGEST_WAIT_MS);
}
