/** A body that was read, or why it was not. */
export type BodyReading = { ok: true; text: string; bytes: number } | { ok: false; reason: 'too_large' | 'not_utf8' };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * Reads a request's body as UTF-8, at most `limit` bytes of it: what a `content-length` promises is
 * not relied upon, and a body beyond the limit is not read to its end.
 */
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

/**
 * Reads the body of a request as {@link readBody} does. One whose length is known is read in one piece, which is cheaper: the
 * runtime gives no more of it than was promised.
 */
export async function readRequestBody(request: Request, limit: number): Promise<BodyReading> {
  const promised = request.headers.get('content-length');
  if (promised === null) return readBody(request.body, limit);
  if (Number(promised) > limit) return { ok: false, reason: 'too_large' };
  const bytes = await request.arrayBuffer();
  return bytes.byteLength > limit ? { ok: false, reason: 'too_large' } : decoded(new Uint8Array(bytes));
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
