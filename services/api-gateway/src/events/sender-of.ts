import type { BatchSender } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { proxiedClient } from '../proxies/proxied-client.ts';

/**
 * Where a request comes from, as far as it is kept: browser, origin of the page and network location, never the address. `request.cf` is
 * filled by Cloudflare, not by the client; behind a trusted proxy it would tell of the proxy, so what that says counts.
 */
export async function senderOf(request: Request, env: Pick<Environment, 'TRUSTED_PROXIES'>): Promise<BatchSender> {
  const place = (await proxiedClient(request, env.TRUSTED_PROXIES)) ?? request.cf ?? {};
  const { country, region, city, timezone: timeZone } = place;
  const origin = request.headers.get('origin');
  const told = { userAgent: request.headers.get('user-agent'), origin, country, region, city, timeZone };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => typeof value === 'string' && value !== ''));
}
