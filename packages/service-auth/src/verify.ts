import { type InternalClaims, problemResponse, type ServiceName } from '@crow/contracts';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';

/** The token is missing, malformed, expired, for another service, or not ours. */
export class InvalidTokenError extends Error {
  override name = 'InvalidTokenError';
}

export interface Verifier {
  /**
   * Claims of the request's `Authorization: Bearer` token.
   * @throws {InvalidTokenError}
   */
  claimsOf(request: Request): Promise<InternalClaims>;
  /**
   * Claims of a token that came by itself.
   * @throws {InvalidTokenError}
   */
  claimsIn(token: string): Promise<InternalClaims>;
}

/** Tokens remembered as verified; beyond it the oldest are verified anew. */
const REMEMBERED_TOKENS = 10_000;

/**
 * Verifies internal tokens for one service. Each distinct token is verified once and then
 * remembered until it expires, so the signature costs nothing on the hot path.
 * @param publicJwks JSON Web Key Set with the gateway's public keys; several during a rotation
 * @param now clock in Unix milliseconds
 * @param remembered tokens kept as verified at the same time
 */
export function createVerifier(
  audience: ServiceName,
  publicJwks: string,
  now: () => number = Date.now,
  remembered: number = REMEMBERED_TOKENS,
): Verifier {
  const keys = createLocalJWKSet(JSON.parse(publicJwks) as JSONWebKeySet);
  const verified = new Map<string, InternalClaims>();

  async function verify(token: string): Promise<InternalClaims> {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['EdDSA'],
      issuer: 'crow-gateway',
      audience,
      requiredClaims: ['sub', 'org', 'iat', 'exp'],
      currentDate: new Date(now()),
    });
    return payload as unknown as InternalClaims; // the required claims were checked above
  }

  const verifier: Verifier = {
    async claimsOf(request) {
      const authorization = request.headers.get('authorization');
      return verifier.claimsIn(authorization?.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : '');
    },

    async claimsIn(token) {
      if (!token) throw new InvalidTokenError('no internal token');
      const known = verified.get(token);
      if (known && known.exp * 1000 > now()) return known;
      verified.delete(token);
      try {
        const claims = await verify(token);
        verified.set(token, claims);
        for (const oldest of verified.keys()) {
          if (verified.size <= remembered) break;
          verified.delete(oldest);
        }
        return claims;
      } catch (cause) {
        throw new InvalidTokenError('the internal token was refused', { cause });
      }
    },
  };
  return verifier;
}

/** The answer to a request whose internal token was refused. */
export function refuseToken(): Response {
  return problemResponse('unauthenticated', 'This service accepts requests from the gateway only.');
}
