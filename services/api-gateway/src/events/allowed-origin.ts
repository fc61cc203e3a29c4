/**
 * Whether a key may be used from where a request comes from.
 *
 * A request without `Origin` passes when it does not come from a browser: browsers send `Origin` with every POST and
 * `Sec-Fetch-Site` besides, servers and native apps send neither, and could write any origin they like. The list keeps
 * a key that was copied to another site from working there; it is no secret. An opaque origin (`null`) never matches.
 * @param allowed host patterns; an empty list allows every origin
 */
export function isOriginAllowed(headers: Headers, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return true;
  const origin = headers.get('origin');
  if (origin === null) return !headers.has('sec-fetch-site');
  const host = URL.parse(origin)?.host;
  return host ? allowed.some((pattern) => matchesHost(host, pattern)) : false;
}

/**
 * Whether a host matches a pattern: `shop.example` (on any port), `localhost:3000`, or `*.shop.example`,
 * which stands for every subdomain, but not for `shop.example` itself.
 */
export function matchesHost(host: string, pattern: string): boolean {
  const wanted = pattern.toLowerCase();
  const candidate = /:\d+$/.test(wanted) ? host : host.replace(/:\d+$/, '');
  return wanted.startsWith('*.') ? candidate.endsWith(wanted.slice(1)) : candidate === wanted;
}
