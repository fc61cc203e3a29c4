import { QueryError } from './query.ts';

/** The JSON object of a request. @throws {QueryError} */
export async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const body: unknown = await request.json().catch(() => null);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new QueryError('', 'The body must be a JSON object.');
  }
  return body as Record<string, unknown>;
}
