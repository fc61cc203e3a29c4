import { type InternalClaims, problemResponse, type Role, type ServiceName } from '@crow/contracts';
import { createVerifier, InvalidTokenError, refuseToken, type Verifier } from './verify.ts';

/** Whose data a request reads, and what it may do: a login, or a secret API key. */
export interface Reader {
  /** `user:<user id>` or `key:<key id>`. */
  subject: string;
  organizationId: string;
  role: Role;
}

/** In whose name a request of the dashboard is made, as the gateway's token says. */
export interface Caller extends Reader {
  userId: string;
}

/** Tells who is behind a request, or gives the answer that refuses it. */
export type CallerReader<Found = Caller> = (request: Request, publicJwks: string) => Promise<Found | Response>;

/** Finds the callers of routes that are for people: users that are logged in, never API keys. */
export function createCallerReader(audience: ServiceName): CallerReader {
  const claimsOf = createClaimsReader(audience);
  return async (request, publicJwks) => {
    const claims = await claimsOf(request, publicJwks);
    if (claims instanceof Response) return claims;
    const { sub, org, role } = claims;
    if (!sub.startsWith('user:') || !role) return problemResponse('forbidden', 'Only a dashboard login may ask this.');
    return { subject: sub, userId: sub.slice('user:'.length), organizationId: org, role };
  };
}

/**
 * Finds the callers of routes that secret API keys may read too. The gateway gives those a role; the token of a key
 * that sends events has none, and reads nothing.
 */
export function createReaderReader(audience: ServiceName): CallerReader<Reader> {
  const claimsOf = createClaimsReader(audience);
  return async (request, publicJwks) => {
    const claims = await claimsOf(request, publicJwks);
    if (claims instanceof Response) return claims;
    const { sub, org, role } = claims;
    if (!role) return problemResponse('forbidden', 'Only a dashboard login or a secret API key may ask this.');
    return { subject: sub, organizationId: org, role };
  };
}

/** The verifier is made with the first request and kept, because secrets can't change within an isolate. */
function createClaimsReader(audience: ServiceName): CallerReader<InternalClaims> {
  let verifier: Verifier | undefined;
  return async (request, publicJwks) => {
    verifier ??= createVerifier(audience, publicJwks);
    try {
      return await verifier.claimsOf(request);
    } catch (error) {
      if (error instanceof InvalidTokenError) return refuseToken();
      throw error;
    }
  };
}
