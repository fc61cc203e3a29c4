/**
 * Whether a request comes from one of our own pages. Browsers write both headers and pages can't change them
 * (Fetch Metadata; Fetch standard, `Origin` header). Without any of them the request is refused: a change made with
 * somebody's cookie must say where it comes from.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  return request.headers.get('origin') === new URL(request.url).origin;
}
