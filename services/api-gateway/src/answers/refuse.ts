import { problemResponse } from '@crow/contracts';

/** The answer to a method that a route does not have. */
export function refuseMethod(allowed: readonly string[]): Response {
  return problemResponse('method_not_allowed', undefined, { headers: { allow: allowed.join(', ') } });
}

/** The answer to a change that another site asked for (cross-site request forgery). */
export function refuseForeign(): Response {
  return problemResponse('forbidden', 'Changes are accepted from the dashboard’s own pages only.');
}
