import { isId } from '@crow/contracts';
import type { SessionCursor } from '../catalog/sessions.ts';

/** Text form of a place in the list; opaque to clients. */
export function writeCursor({ startedAt, sessionId }: SessionCursor): string {
  return `${startedAt.toString(36)}.${sessionId}`;
}

/** Reads a cursor back, or null when it is none. */
export function readCursor(text: string): SessionCursor | null {
  const [time = '', sessionId] = text.split('.');
  const startedAt = Number.parseInt(time, 36);
  return /^[0-9a-z]{1,10}$/.test(time) && isId(sessionId) ? { startedAt, sessionId } : null;
}
