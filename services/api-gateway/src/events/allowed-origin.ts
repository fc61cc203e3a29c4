import { matchesOrigin } from '@crow/contracts';

/**
 * Whether a key may be used from where a request comes from.
 *
 * A request without `Origin` passes when it does not come from a browser: browsers send `Origin` with every POST and
 * `Sec-Fetch-Site` besides, servers and native apps send neither, and could write any origin they like. The list keeps
 * a key that was copied to another site from working there; it is no secret. An opaque origin (`null`) never matches.
 * @param allowed patterns of origins; an empty list allows every origin
 */
export function isOriginAllowed(headers: Headers, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return true;
  const origin = headers.get('origin');
  if (origin === null) return !headers.has('sec-fetch-site');
  return allowed.some((pattern) => matchesOrigin(origin, pattern));
}
