import type { Role } from '@crow/contracts';
import { type Caller, createCallerReader } from '@crow/service-auth';
import type { MiddlewareHandler } from 'hono';
import type { Environment } from '../environment.ts';

export type Routes = { Bindings: Environment; Variables: { caller: Caller } };

const readCaller = createCallerReader('organization-service');

/** Lets a request pass when the gateway's token names a logged-in user; keeps the user as `caller`. */
export const requireLogin: MiddlewareHandler<Routes> = async (context, next) => {
  const caller = await readCaller(context.req.raw, context.env.INTERNAL_PUBLIC_JWKS);
  if (caller instanceof Response) return caller;
  context.set('caller', caller);
  return next();
};

/** Whether a role may change keys and settings, and read the audit log. */
export function mayManage(role: Role): boolean {
  return role === 'owner' || role === 'admin';
}
