import { createReaderReader, type Reader } from '@crow/service-auth';
import type { Handler, MiddlewareHandler } from 'hono';
import type { Environment } from '../environment.ts';

export type Routes = { Bindings: Environment; Variables: { caller: Reader } };
export type Route<Path extends string = string> = Handler<Routes, Path>;

const readCaller = createReaderReader('interaction-service');

/** Lets a request pass when the gateway's token names a logged-in user or a secret API key; keeps them as `caller`. */
export const requireLogin: MiddlewareHandler<Routes> = async (context, next) => {
  const caller = await readCaller(context.req.raw, context.env.INTERNAL_PUBLIC_JWKS);
  if (caller instanceof Response) return caller;
  context.set('caller', caller);
  return next();
};
