/**
 * Runtimes unpack whatever is written to a `DecompressionStream` at once, so a small body that is written whole could become
 * gigabytes in memory. Deflate packs 1032 bytes into one at best: a slice this long becomes 66 KB at most, and the Workers
 * runtime takes about one slice for every two pieces of 4 KB that are read. So no more than some slices are ever unpacked
 * beyond what was read.
 */
const SLICE_BYTES = 64;

/** How bytes are packed, as the platform names it; `deflate` is the zlib format, not the bare stream. */
export type Packing = 'gzip' | 'deflate';

/** What of a writer is needed here; the types of platforms differ in the rest. */
interface Writer {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
}

/**
 * Unpacks bytes as they are read. Whoever has read enough cancels, and nothing more is unpacked.
 * @returns a stream that fails when the bytes are not of this format, are cut off, or go on after its end
 */
export function unpackedStream(packed: Uint8Array<ArrayBuffer>, format: Packing): ReadableStream<Uint8Array> {
  const { readable, writable } = new DecompressionStream(format);
  // What is wrong with the bytes, and that nobody reads on, both sides of the stream are told; the reading side is the one that counts.
  feed(writable.getWriter(), packed).catch(() => undefined);
  return readable;
}

async function feed(writer: Writer, packed: Uint8Array<ArrayBuffer>): Promise<void> {
  for (let offset = 0; offset < packed.length; offset += SLICE_BYTES) {
    await writer.write(packed.subarray(offset, offset + SLICE_BYTES));
  }
  await writer.close();
}
