import type { Identity } from '../catalog/identities.ts';

/** Text form of a place in the list of people; opaque to clients. */
export function writePeopleCursor({ lastSeenAt, kind, id }: Identity): string {
  return `${lastSeenAt.toString(36)}.${kind}.${id}`;
}

/** Reads a cursor back, or null when it is none. */
export function readPeopleCursor(text: string): Identity | null {
  const [, time = '', kind, id = ''] = /^([0-9a-z]{1,10})\.(user|visitor)\.(.{1,1024})$/s.exec(text) ?? [];
  if (kind !== 'user' && kind !== 'visitor') return null;
  return { lastSeenAt: Number.parseInt(time, 36), kind, id };
}
