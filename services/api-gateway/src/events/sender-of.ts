import type { BatchSender } from '@crow/contracts';

/**
 * Where a request comes from, as far as it is kept: browser and network location, never the address. `request.cf` is
 * filled by Cloudflare, not by the client.
 */
export function senderOf(request: Request): BatchSender {
  const { country, region, city } = request.cf ?? {};
  const told = { userAgent: request.headers.get('user-agent'), country, region, city };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => typeof value === 'string' && value !== ''));
}
