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
 * @param now clock in Unix milliseconds
 */
export function createMinter(privateJwk: string, now: () => number = Date.now): Minter {
  const jwk = JSON.parse(privateJwk) as JWK;
  if (!jwk.kid) throw new Error('the signing key has no kid');
  const kid = jwk.kid;
  let key: Promise<CryptoKey | Uint8Array> | undefined;
  const minted = new Map<string, { token: Promise<string>; until: number }>();

  return {
    tokenFor(audience, subject) {
      const name = JSON.stringify([audience, subject.sub, subject.org, subject.role, subject.settings?.idleMs]);
      const known = minted.get(name);
      if (known && now() < known.until) return known.token;
      key ??= importJWK(jwk, 'EdDSA');
      const token = key.then((signingKey) => sign(signingKey, kid, audience, subject, Math.floor(now() / 1000)));
      minted.delete(name);
      minted.set(name, { token, until: now() + TOKEN_REUSE_SECONDS * 1000 });
      token.catch(() => minted.delete(name));
      for (const oldest of minted.keys()) {
        if (minted.size <= REMEMBERED_TOKENS) break;
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
