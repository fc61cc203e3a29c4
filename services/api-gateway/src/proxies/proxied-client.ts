import { sha256Hex } from './sha256-hex.ts';
import { readTrusted } from './trusted-proxies.ts';

/** Headers with which a proxy tells that it is ours, and of whom a request is. Nobody else is believed what they say. */
export const PROXY_HEADERS = {
  secret: 'x-crow-proxy-secret',
  address: 'x-crow-client-address',
  country: 'x-crow-client-country',
  region: 'x-crow-client-region',
  city: 'x-crow-client-city',
  timezone: 'x-crow-client-timezone',
} as const;

/** The client behind a trusted proxy, as far as the proxy told of it. */
export interface ProxiedClient {
  /** Network address; used as that of a direct request is, and never stored. */
  address?: string;
  country?: string;
  region?: string;
  city?: string;
  /** Under the name that the edge has for it. */
  timezone?: string;
}

/** ISO 3166-1; `XX` is what Cloudflare says of addresses that it can't place. */
const COUNTRY = /^(?!XX$)[A-Z]{2}$/;
const ADDRESS = /^[0-9A-Fa-f:.]{2,45}$/;
/** A name that people read, without control and format characters. */
const PLACE = /^\P{C}{1,100}$/u;
/** A name of the time zone database, `America/Argentina/Buenos_Aires`. */
const TIME_ZONE = /^[A-Za-z][\w+/-]{0,63}$/;

/**
 * Who a request is of, when a trusted proxy passed it on. A proxy that says nothing of the place is believed that as
 * well: the edge would tell where the proxy stands.
 * @param trusted SHA-256 digests of the secrets of our proxies, see {@link readTrusted}
 * @returns undefined for a request that came by itself, or with a secret that is nobody's
 * @throws when `trusted` can't be read
 */
export async function proxiedClient(request: Request, trusted: string): Promise<ProxiedClient | undefined> {
  const { headers } = request;
  const secret = headers.get(PROXY_HEADERS.secret);
  if (secret === null) return undefined;
  if (!readTrusted(trusted).has(await sha256Hex(secret))) return undefined;
  const said = (part: keyof typeof PROXY_HEADERS) => decoded(headers.get(PROXY_HEADERS[part]));
  const told = {
    address: matching(said('address'), ADDRESS),
    country: matching(said('country'), COUNTRY),
    region: matching(said('region'), PLACE),
    city: matching(said('city'), PLACE),
    timezone: matching(said('timezone'), TIME_ZONE),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

function matching(value: string | undefined, pattern: RegExp): string | undefined {
  return value !== undefined && pattern.test(value) ? value : undefined;
}

/** A value in percent-encoding; headers carry no other letters than ASCII that all servers read the same way. */
function decoded(value: string | null): string | undefined {
  if (value === null || !/^[\x20-\x7e]+$/.test(value)) return undefined;
  try {
    return decodeURIComponent(value).trim();
  } catch {
    return undefined; // not percent-encoded, so what was meant can't be known
  }
}
