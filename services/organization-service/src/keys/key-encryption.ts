import { z } from 'zod';
import { decodeBase64Url, encodeBase64Url } from './base64url.ts';

/** `current` names the key that encrypts; the others still decrypt what they encrypted. */
const keyRing = z
  .strictObject({ current: z.string(), keys: z.record(z.string().regex(/^[A-Za-z0-9]+$/), z.base64url()) })
  .refine(({ current, keys }) => Object.hasOwn(keys, current), 'the current key is not among the keys');

export interface KeyCipher {
  /** Version of the key that encrypts. */
  current: string;
  /**
   * @param place what the secret belongs to; a ciphertext moved to another place does not decrypt
   * @returns `<version>.<iv>.<ciphertext>`
   */
  encrypt(secret: string, place: string): Promise<string>;
  /** @throws when the text was changed, moved, or encrypted under a key that is not known any more */
  decrypt(encrypted: string, place: string): Promise<string>;
}

/**
 * Encrypts secrets of API keys with AES-256-GCM (NIST SP 800-38D).
 * @param ring JSON `{ "current": "1", "keys": { "1": "<32 bytes, base64url>" } }`
 */
export function createKeyCipher(ring: string): KeyCipher {
  const { current, keys } = keyRing.parse(JSON.parse(ring));
  const encoder = new TextEncoder();

  async function keyOf(version: string): Promise<CryptoKey> {
    const encoded = Object.hasOwn(keys, version) ? keys[version] : undefined;
    if (encoded === undefined) throw new Error(`there is no key-encryption key of version ${version}`);
    const bytes = decodeBase64Url(encoded);
    if (bytes.length !== 32) throw new Error(`the key-encryption key of version ${version} is not 32 bytes long`);
    return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  }

  return {
    current,
    async encrypt(secret, place) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(place) };
      const ciphertext = await crypto.subtle.encrypt(algorithm, await keyOf(current), encoder.encode(secret));
      return [current, encodeBase64Url(iv), encodeBase64Url(new Uint8Array(ciphertext))].join('.');
    },
    async decrypt(encrypted, place) {
      const [version = '', iv = '', ciphertext = ''] = encrypted.split('.');
      const algorithm = { name: 'AES-GCM', iv: decodeBase64Url(iv), additionalData: encoder.encode(place) };
      const secret = await crypto.subtle.decrypt(algorithm, await keyOf(version), decodeBase64Url(ciphertext));
      return new TextDecoder().decode(secret);
    },
  };
}
