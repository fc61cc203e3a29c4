import { isId } from '@crow/contracts';

/** The id that a request carries through all services and logs: the client's own when it is usable, else a new one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id');
  return isId(given) ? given : crypto.randomUUID();
}

/** Names the request in its answer. A WebSocket answer is passed as it is: copying it would lose the socket. */
export function withRequestId(response: Response, requestId: string): Response {
  if (response.webSocket) return response;
  const named = new Response(response.body, response);
  named.headers.set('x-request-id', requestId);
  return named;
}
