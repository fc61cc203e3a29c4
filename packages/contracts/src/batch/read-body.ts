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
  try {
    return { ok: true, text: decoder.decode(joined(chunks, bytes)), bytes };
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
