import type { BatchAddress } from './read-address.ts';

/**
 * The request that the ingest worker gets: the body as a stream, the network location from the edge, and neither the
 * client's address nor its cookies. `request.cf` is filled by Cloudflare, not by the client.
 */
export function batchRequest(request: Request, address: BatchAddress, token: string, requestId: string): Request {
  const headers = new Headers({ authorization: `Bearer ${token}`, 'x-request-id': requestId });
  const carry = (name: string, value: unknown) => {
    if (typeof value === 'string' && value !== '') headers.set(name, value);
  };
  for (const name of ['content-type', 'content-length', 'content-encoding']) carry(name, request.headers.get(name));
  carry('x-crow-user-agent', request.headers.get('user-agent'));
  carry('x-crow-country', request.cf?.country);
  carry('x-crow-region', request.cf?.region);
  carry('x-crow-city', request.cf?.city);
  const url = `https://ingest/sessions/${address.sessionId}/batches/${address.batchId}?sent=${address.sent}`;
  return new Request(url, { method: 'POST', headers, body: request.body });
}
