import { problemResponse, type Role } from '@crow/contracts';
import { createVerifier, InvalidTokenError, refuseToken, type Verifier } from '@crow/service-auth';
import type { MiddlewareHandler } from 'hono';
import type { Environment } from '../environment.ts';

/** In whose name a request of the dashboard is made, as the gateway's token says. */
export interface Caller {
  userId: string;
  organizationId: string;
  role: Role;
}

export type Routes = { Bindings: Environment; Variables: { caller: Caller } };

let verifier: Verifier | undefined;

/** Lets a request pass when the gateway's token names a logged-in user; keeps the user as `caller`. */
export const requireLogin: MiddlewareHandler<Routes> = async (context, next) => {
  // Kept for the isolate's life: secrets can't change within it, and verified tokens are remembered inside.
  verifier ??= createVerifier('organization-service', context.env.INTERNAL_PUBLIC_JWKS);
  try {
    const { sub, org, role } = await verifier.claimsOf(context.req.raw);
    if (!sub.startsWith('user:') || !role) return problemResponse('forbidden', 'Only a dashboard login may ask this.');
    context.set('caller', { userId: sub.slice('user:'.length), organizationId: org, role });
  } catch (error) {
    if (error instanceof InvalidTokenError) return refuseToken();
    throw error;
  }
  return next();
};

/** Whether a role may see and change API keys. */
export function mayManageKeys(role: Role): boolean {
  return role === 'owner' || role === 'admin';
}
