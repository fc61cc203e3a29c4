/** Network address of a client, as the platform tells it; the same for all where it tells none. Never stored. */
export function addressOf(request: Request): string {
  return request.headers.get('cf-connecting-ip') ?? '';
}
