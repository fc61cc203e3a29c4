const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LENGTH = 20;

/** Fills an array with random bytes that nobody can guess. */
export type RandomBytes = (bytes: Uint8Array) => Uint8Array;

let randomBytes: RandomBytes = (bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);

/** Names the source of random bytes where the engine has no Web Crypto. */
export function setRandomBytes(source: RandomBytes): void {
  randomBytes = source;
}

/**
 * A new id: a prefix that tells what it names, and 20 characters (120 bits).
 * The alphabet has 64 characters, so six bits of a byte choose one without a bias.
 */
export function makeId(prefix: string): string {
  let id = prefix;
  for (const byte of randomBytes(new Uint8Array(LENGTH))) id += ALPHABET[byte & 63];
  return id;
}
