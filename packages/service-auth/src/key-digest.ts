import { base64url } from 'jose';
import { equalInConstantTime } from './constant-time.ts';

const encoder = new TextEncoder();

/** Computes the digest under which an API key is stored and compared. */
export type KeyDigester = (apiKey: string) => Promise<string>;

/** Tells whether a digest is one of an API key. */
export type KeyMatcher = (apiKey: string, digest: string) => Promise<boolean>;

/**
 * HMAC-SHA-256 (RFC 2104) of a whole API key under the deployment's pepper, base64url without padding.
 * Keys hold 190 bits of chance, so no slow hash is needed; the pepper makes a stolen table useless by itself.
 * @param peppers the pepper; while it is being changed the new one, a blank, and the old one, which makes no digests any more
 */
export function createKeyDigester(peppers: string): KeyDigester {
  const [newest = ''] = peppersIn(peppers);
  return digesterWith(newest);
}

/** Matches digests of all peppers of a deployment, so that keys go on while the pepper is being changed. */
export function createKeyMatcher(peppers: string): KeyMatcher {
  const digesters = peppersIn(peppers).map(digesterWith);
  return async (apiKey, digest) => {
    for (const digester of digesters) {
      if (equalInConstantTime(await digester(apiKey), digest)) return true;
    }
    return false;
  };
}

function peppersIn(peppers: string): string[] {
  return peppers.trim().split(/\s+/);
}

function digesterWith(pepper: string): KeyDigester {
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
