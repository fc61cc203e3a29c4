import { archiveKey, type CompleteSession, fromArchiveLines, toArchiveLines } from '@crow/contracts';
import { within } from '../failures/within.ts';

/**
 * Writes one revision of a session to the archive. Writing the same revision again replaces it.
 * @returns the object's key
 */
export async function writeArchive(bucket: R2Bucket, session: CompleteSession): Promise<string> {
  const key = archiveKey(session.context);
  const lines = new Blob([toArchiveLines(session)]).stream();
  const body = await new Response(lines.pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
  await within('archive', bucket.put(key, body, { httpMetadata: { contentType: 'application/gzip' } }));
  return key;
}

/**
 * Reads an archived revision back.
 * @throws when it is not there: its events are nowhere else, so nothing may be built without them
 */
export async function readArchive(bucket: R2Bucket, key: string): Promise<CompleteSession> {
  const object = await within('archive', bucket.get(key));
  if (!object) throw new Error(`the archive ${key} is missing`);
  const lines = object.body.pipeThrough(new DecompressionStream('gzip'));
  return fromArchiveLines(await within('archive', new Response(lines).text()));
}
