import { problemResponse, type Role, type ServiceName } from '@crow/contracts';
import { createVerifier, InvalidTokenError, refuseToken, type Verifier } from './verify.ts';

/** In whose name a request of the dashboard is made, as the gateway's token says. */
export interface Caller {
  userId: string;
  organizationId: string;
  role: Role;
}

/** Tells who is behind a request, or gives the answer that refuses it. */
export type CallerReader = (request: Request, publicJwks: string) => Promise<Caller | Response>;

/**
 * Reads the callers of one service's dashboard routes: users that are logged in, never API keys.
 * The verifier is made with the first request and kept, because secrets can't change within an isolate.
 */
export function createCallerReader(audience: ServiceName): CallerReader {
  let verifier: Verifier | undefined;
  return async (request, publicJwks) => {
    verifier ??= createVerifier(audience, publicJwks);
    try {
      const { sub, org, role } = await verifier.claimsOf(request);
      if (!sub.startsWith('user:') || !role)
        return problemResponse('forbidden', 'Only a dashboard login may ask this.');
      return { userId: sub.slice('user:'.length), organizationId: org, role };
    } catch (error) {
      if (error instanceof InvalidTokenError) return refuseToken();
      throw error;
    }
  };
}
