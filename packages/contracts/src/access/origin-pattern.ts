const PATTERN =
  /^(\*\.)?(\[[0-9a-f:]+\]|[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*)(?::(?<port>[1-9]\d{0,4}))?$/;

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' };

/** What is told about a pattern that is none. */
export const ORIGIN_PATTERN_HINT = 'must be a host such as shop.example, *.shop.example or localhost:3000';

/**
 * Whether a text is an allowed origin as keys keep it: a host in lower case, with an optional `*.` before and an
 * optional port behind. `*.` stands for every subdomain, but not for the domain itself.
 */
export function isOriginPattern(text: string): boolean {
  const match = text.length <= 255 ? PATTERN.exec(text) : null;
  return match !== null && Number(match.groups?.port ?? 0) <= 65_535;
}

/**
 * Whether a page's origin matches a pattern; a pattern without a port matches on every port. An address leaves the
 * default port of its scheme out, so `shop.example:443` matches `https://shop.example`.
 * @param origin as browsers write it, such as `https://shop.example:8443`; an opaque one (`null`) matches nothing
 */
export function matchesOrigin(origin: string, pattern: string): boolean {
  const url = URL.parse(origin);
  if (!url?.hostname) return false;
  const wanted = pattern.toLowerCase();
  const port = url.port || DEFAULT_PORTS[url.protocol];
  const candidate = /:\d+$/.test(wanted) ? `${url.hostname}:${port}` : url.hostname;
  return wanted.startsWith('*.') ? candidate.endsWith(wanted.slice(1)) : candidate === wanted;
}
