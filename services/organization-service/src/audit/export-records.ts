import type { Environment } from '../environment.ts';
import { readRecords } from './read-records.ts';

/**
 * All records of an organization as JSON lines, oldest first, sent while they are read. `details` stays the text that
 * was hashed, so that anybody can compute the chain again from the file.
 */
export function exportRecords(env: Environment, organizationId: string): ReadableStream<Uint8Array> {
  const records = readRecords(env.DB, organizationId);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await records.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify({ organizationId, ...value })}\n`));
    },
  });
}
