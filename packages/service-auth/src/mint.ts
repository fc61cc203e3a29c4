import { type InternalClaims, type ServiceName, TOKEN_LIFE_SECONDS, TOKEN_REUSE_SECONDS } from '@crow/contracts';
import { type CryptoKey, importJWK, type JWK, SignJWT } from 'jose';

/** In whose name a request is made. */
export type TokenSubject = Pick<InternalClaims, 'sub' | 'org' | 'role' | 'settings'>;

export interface Minter {
  /** A token for one service, minted at most once per {@link TOKEN_REUSE_SECONDS} for the same subject. */
  tokenFor(audience: ServiceName, subject: TokenSubject): Promise<string>;
}

/** Tokens remembered at the same time; beyond it the oldest are minted anew. */
const REMEMBERED_TOKENS = 10_000;

/**
 * Mints internal tokens with an Ed25519 key (RFC 8037), given as a private JWK in JSON with a `kid`.
 * Only finished tokens are kept: a promise kept for others would never settle when the request that began it is cancelled.
 * @param now clock in Unix milliseconds
 * @param remembered tokens kept at the same time
 */
export function createMinter(
  privateJwk: string,
  now: () => number = Date.now,
  remembered: number = REMEMBERED_TOKENS,
): Minter {
  const jwk = JSON.parse(privateJwk) as JWK;
  if (!jwk.kid) throw new Error('the signing key has no kid');
  const kid = jwk.kid;
  let key: CryptoKey | Uint8Array | undefined;
  const minted = new Map<string, { token: string; until: number }>();

  return {
    async tokenFor(audience, subject) {
      const name = JSON.stringify([audience, subject.sub, subject.org, subject.role, subject.settings]);
      const known = minted.get(name);
      const startedAt = now();
      if (known && startedAt < known.until) return known.token;
      key ??= await importJWK(jwk, 'EdDSA');
      const token = await sign(key, kid, audience, subject, Math.floor(startedAt / 1000));
      minted.delete(name);
      minted.set(name, { token, until: startedAt + TOKEN_REUSE_SECONDS * 1000 });
      for (const oldest of minted.keys()) {
        if (minted.size <= remembered) break;
        minted.delete(oldest);
      }
      return token;
    },
  };
}

function sign(
  key: CryptoKey | Uint8Array,
  kid: string,
  audience: ServiceName,
  subject: TokenSubject,
  issuedAt: number,
): Promise<string> {
  const { sub, ...claims } = subject;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setIssuer('crow-gateway')
    .setAudience(audience)
    .setSubject(sub)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + TOKEN_LIFE_SECONDS)
    .sign(key);
}
