import { problemResponse } from '@crow/contracts';

/** The answer to a method that a route does not have. */
export function refuseMethod(allow: string): Response {
  return problemResponse('method_not_allowed', undefined, { headers: { allow } });
}
