import type { Environment } from '../environment.ts';
import { proxiedClient } from '../proxies/proxied-client.ts';

/**
 * Network address of a client, as the platform tells it, or the trusted proxy that passed the request on; the same for
 * all where neither tells one. Never stored.
 */
export async function addressOf(request: Request, env: Pick<Environment, 'TRUSTED_PROXIES'>): Promise<string> {
  const proxied = await proxiedClient(request, env.TRUSTED_PROXIES);
  return proxied?.address ?? request.headers.get('cf-connecting-ip') ?? '';
}
