const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LENGTH = 20;

/**
 * A new id: a prefix that tells what it names, and 20 characters (120 bits).
 * The alphabet has 64 characters, so six bits of a byte choose one without a bias.
 */
export function makeId(prefix: string): string {
  let id = prefix;
  for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) id += ALPHABET[byte & 63];
  return id;
}
