import { conditionOf, type KeySummary } from '@crow/contracts';

/**
 * Where the shop is, as far as its keys tell: the first host without a wildcard that an active key allows.
 * A host of this machine is asked over HTTP, every other one over HTTPS.
 */
export function shopAddress(keys: readonly KeySummary[], now: number): string | undefined {
  const host = keys
    .filter((key) => conditionOf(key, now) === 'active')
    .flatMap(({ allowedOrigins }) => allowedOrigins)
    .find((origin) => !origin.includes('*'));
  if (host === undefined) return undefined;
  return `${/^(?:localhost|127\.0\.0\.1)(?::|$)/.test(host) ? 'http' : 'https'}://${host}`;
}
