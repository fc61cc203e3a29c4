import { base64url } from 'jose';

const encoder = new TextEncoder();

/** Computes the digest under which an API key is stored and compared. */
export type KeyDigester = (apiKey: string) => Promise<string>;

/**
 * HMAC-SHA-256 (RFC 2104) of a whole API key under the deployment's pepper, base64url without padding.
 * Keys hold 190 bits of chance, so no slow hash is needed; the pepper makes a stolen table useless by itself.
 */
export function createKeyDigester(pepper: string): KeyDigester {
  if (pepper.length < 16) throw new Error('the pepper is shorter than 16 characters');
  let imported: CryptoKey | undefined;
  return async (apiKey) => {
    imported ??= await crypto.subtle.importKey(
      'raw',
      encoder.encode(pepper),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const digest = await crypto.subtle.sign('HMAC', imported, encoder.encode(apiKey));
    return base64url.encode(new Uint8Array(digest));
  };
}
