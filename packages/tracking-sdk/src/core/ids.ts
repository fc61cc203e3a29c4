const LENGTH = 20;

/** Fills an array with random bytes that nobody can guess. */
export type RandomBytes = (bytes: Uint8Array) => Uint8Array;

let randomBytes: RandomBytes = (bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);

/** Names the source of random bytes where the engine has no Web Crypto. */
export function setRandomBytes(source: RandomBytes): void {
  randomBytes = source;
}

/**
 * A new id: a prefix that tells what it names, and 20 characters (100 bits).
 * Five bits of a byte choose one of 32 digits and letters without a bias.
 */
export function makeId(prefix: string): string {
  let id = prefix;
  for (const byte of randomBytes(new Uint8Array(LENGTH))) id += (byte & 31).toString(32);
  return id;
}
