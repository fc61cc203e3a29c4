import { problemResponse } from '@crow/contracts';
import type { z } from 'zod';

/** Reads and checks a JSON body; what is wrong with it comes back as the answer to give. */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema> | Response> {
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    return problemResponse('malformed_body', 'The body is not JSON.');
  }
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return problemResponse('invalid_request', issue?.message, { place: { field: issue?.path.join('.') ?? '' } });
}
