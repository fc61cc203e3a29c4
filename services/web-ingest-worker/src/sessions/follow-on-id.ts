import { ID_PREFIX } from '@crow/contracts';

/** 32 kinds of characters, 5 bits each: as many as an id that a client makes. */
const CHARACTERS = '0123456789abcdefghijklmnopqrstuv';
const LENGTH = 20;

/** A session id as clients make them: 100 random bits, so that nobody can open a follow-on session ahead of its time. */
export function newSessionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  return ID_PREFIX.session + Array.from(bytes, (byte) => CHARACTERS.charAt(byte % CHARACTERS.length)).join('');
}
