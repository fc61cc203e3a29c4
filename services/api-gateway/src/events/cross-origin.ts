/**
 * Any page may send events and read the answer: the key says whose they are, and its origins are checked by the
 * gateway. Credentials are never allowed, so no cookie is at stake.
 */
export const ANY_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after, x-request-id',
};

/** The answer to a preflight (Fetch standard, CORS protocol), with what the page may send. */
export function answerPreflight(methods: string, headers: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...ANY_ORIGIN,
      'access-control-allow-methods': methods,
      'access-control-allow-headers': headers,
      'access-control-max-age': '86400',
    },
  });
}

/** Names the request in its answer, and lets a page of any origin read it. */
export function openToAnyOrigin(response: Response, requestId: string): Response {
  const open = new Response(response.body, response);
  for (const [name, value] of Object.entries(ANY_ORIGIN)) open.headers.set(name, value);
  open.headers.set('x-request-id', requestId);
  return open;
}
