import type { BatchAddress } from './read-address.ts';
import { senderOf } from './sender-of.ts';

/**
 * The request that the ingest worker gets: the body as a stream, the network location from the edge, and neither the
 * client's address nor its cookies.
 */
export function batchRequest(request: Request, address: BatchAddress, token: string, requestId: string): Request {
  const headers = new Headers({ authorization: `Bearer ${token}`, 'x-request-id': requestId });
  for (const name of ['content-type', 'content-length', 'content-encoding']) {
    const value = request.headers.get(name);
    if (value) headers.set(name, value);
  }
  const { userAgent, country, region, city } = senderOf(request);
  for (const [name, value] of Object.entries({ 'user-agent': userAgent, country, region, city })) {
    if (value !== undefined) headers.set(`x-crow-${name}`, value);
  }
  const url = `https://ingest/sessions/${address.sessionId}/batches/${address.batchId}?sent=${address.sent}`;
  return new Request(url, { method: 'POST', headers, body: request.body });
}
