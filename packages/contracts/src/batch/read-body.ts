import { type Packing, unpackedStream } from './unpacked-stream.ts';

/** A body that was read, or why it was not. */
export type BodyReading =
  | { ok: true; text: string; bytes: number }
  | { ok: false; reason: 'too_large' | 'not_utf8' | 'unknown_encoding' | 'not_packed' };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Content codings in which a body may come (RFC 9110, section 8.4.1). */
const FORMATS: ReadonlyMap<string, Packing> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
]);

/** What to tell a client in `Accept-Encoding`, whose coding is not known (RFC 9110, section 15.5.16). */
export const ACCEPTED_ENCODINGS = 'gzip, deflate';

/**
 * Reads the body of a request as UTF-8, unpacked when it says that it is packed, at most `limit` bytes of it, before and after
 * unpacking: what a `content-length` promises is not relied upon, and a body beyond the limit is not read to its end. One that is
 * not packed and whose length is known is read in one piece, which is cheaper: the runtime gives no more of it than was promised.
 */
export async function readRequestBody(request: Request, limit: number): Promise<BodyReading> {
  const promised = request.headers.get('content-length');
  if (Number(promised) > limit) return { ok: false, reason: 'too_large' };
  const coding = request.headers.get('content-encoding')?.trim().toLowerCase() || 'identity';
  if (coding !== 'identity') return readPacked(request.body, coding, limit);
  if (promised === null) return readBody(request.body, limit);
  const bytes = await request.arrayBuffer();
  return bytes.byteLength > limit ? { ok: false, reason: 'too_large' } : decoded(new Uint8Array(bytes));
}

/** Reads a stream as UTF-8, at most `limit` bytes of it. */
export async function readBody(body: ReadableStream<Uint8Array> | null, limit: number): Promise<BodyReading> {
  const bytes = await bytesOf(body, limit);
  return bytes ? decoded(bytes) : { ok: false, reason: 'too_large' };
}

async function readPacked(
  body: ReadableStream<Uint8Array> | null,
  coding: string,
  limit: number,
): Promise<BodyReading> {
  const format = FORMATS.get(coding);
  if (!format) return { ok: false, reason: 'unknown_encoding' };
  const packed = await bytesOf(body, limit);
  if (!packed) return { ok: false, reason: 'too_large' };
  let bytes: Uint8Array<ArrayBuffer> | null;
  try {
    bytes = await bytesOf(unpackedStream(packed, format), limit);
  } catch {
    return { ok: false, reason: 'not_packed' }; // nothing but the unpacking can fail here
  }
  return bytes ? decoded(bytes) : { ok: false, reason: 'too_large' };
}

/** The bytes of a stream; null when they are more than `limit`, and then the rest of them is not asked for. */
async function bytesOf(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = stream?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  return joined(chunks, bytes);
}

function decoded(bytes: Uint8Array<ArrayBuffer>): BodyReading {
  try {
    return { ok: true, text: decoder.decode(bytes), bytes: bytes.byteLength };
  } catch {
    return { ok: false, reason: 'not_utf8' };
  }
}

function joined(chunks: Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
