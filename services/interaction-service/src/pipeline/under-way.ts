import { type InteractionMessage, refKey, type SessionRef } from '@crow/contracts';

/** So long a session that a run of this isolate has taken counts as under way, unless its end is told before. Milliseconds. */
const UNDER_WAY_MS = 60_000;

/** When runs of this isolate took which sessions; the oldest first. */
const takenAt = new Map<string, number>();

/** Notes that a run has taken sessions. */
export function noteTaken(sessions: readonly SessionRef[], now: number): void {
  for (const session of sessions) {
    const key = refKey(session);
    takenAt.delete(key);
    takenAt.set(key, now);
  }
  for (const [key, at] of takenAt) {
    if (now - at < UNDER_WAY_MS) break;
    takenAt.delete(key);
  }
}

/** Notes that a session came to an end, whichever. */
export function noteEnded(session: SessionRef): void {
  takenAt.delete(refKey(session));
}

/**
 * Whether a message only repeats what a run of this isolate is working on. Under a backlog sessions are sent again faster than they are
 * processed, and processing them twice would make it longer. A session that is let go by mistake is sent again later.
 */
export function isUnderWay(message: InteractionMessage, now: number): boolean {
  if (message.sent !== 'again' || message.sweep !== undefined) return false;
  const at = takenAt.get(refKey(message));
  return at !== undefined && now - at < UNDER_WAY_MS;
}
