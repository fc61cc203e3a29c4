/** Why a body could not be read. */
export type BodyFault = 'too_large' | 'not_utf8' | 'not_packed' | 'unknown_encoding';

/** A body that was read, or why it was not. */
export type BodyReading = { ok: true; text: string; bytes: number } | { ok: false; reason: BodyFault };

/** What bodies may be packed with, as `Content-Encoding` and `Accept-Encoding` name it. */
export const BODY_ENCODINGS = ['gzip', 'deflate'] as const;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * Reads the body of a request as UTF-8, unpacked, and never more than `limit` bytes of it: what a `content-length` promises is
 * not relied upon, and a body beyond the limit is not read, or unpacked, to its end.
 */
export async function readRequestBody(request: Request, limit: number): Promise<BodyReading> {
  const promised = request.headers.get('content-length');
  if (Number(promised) > limit) return { ok: false, reason: 'too_large' };
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return readPlain(request, promised, limit);
  const known = BODY_ENCODINGS.find((name) => name === encoding);
  if (!known) return { ok: false, reason: 'unknown_encoding' };
  try {
    return await readBody(request.body?.pipeThrough(new DecompressionStream(known)) ?? null, limit);
  } catch {
    return { ok: false, reason: 'not_packed' }; // or the connection is gone, and nobody hears this
  }
}

/** One whose length is known is read in one piece, which is cheaper: the runtime gives no more of it than was promised. */
async function readPlain(request: Request, promised: string | null, limit: number): Promise<BodyReading> {
  if (promised === null) return readBody(request.body, limit);
  const bytes = await request.arrayBuffer();
  return bytes.byteLength > limit ? { ok: false, reason: 'too_large' } : decoded(new Uint8Array(bytes));
}

/** Reads a stream as UTF-8, at most `limit` bytes of it. */
export async function readBody(body: ReadableStream<Uint8Array> | null, limit: number): Promise<BodyReading> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (body) {
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes += value.byteLength;
      if (bytes > limit) {
        await reader.cancel();
        return { ok: false, reason: 'too_large' };
      }
      chunks.push(value);
    }
  }
  return decoded(joined(chunks, bytes));
}

function decoded(bytes: Uint8Array): BodyReading {
  try {
    return { ok: true, text: decoder.decode(bytes), bytes: bytes.byteLength };
  } catch {
    return { ok: false, reason: 'not_utf8' };
  }
}

function joined(chunks: Uint8Array[], bytes: number): Uint8Array {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
