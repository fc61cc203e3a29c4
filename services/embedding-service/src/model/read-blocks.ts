/** The start of a file of numbers: the length of a JSON header (4 bytes, little-endian), the header, and then the blocks that it names. */
export interface Blocks<Header> {
  header: Header;
  int8(offset: number, length: number): Int8Array;
  float32(offset: number, length: number): Float32Array;
  float64(offset: number, length: number): Float64Array;
  text(offset: number, bytes: number): string;
}

/** Opens such a file; offsets count from the end of the header. @throws when it is of another format */
export function readBlocks<Header extends { format: number }>(file: ArrayBuffer, format: number): Blocks<Header> {
  const headerLength = new DataView(file).getUint32(0, true);
  // What the build wrote; the format says which.
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 4, headerLength))) as Header;
  if (header.format !== format) throw new Error(`the file is of format ${header.format}, not ${format}`);
  const base = 4 + headerLength;
  return {
    header,
    int8: (offset, length) => new Int8Array(file, base + offset, length),
    float32: (offset, length) => new Float32Array(file, base + offset, length),
    // A view of float64 numbers would have to begin at a multiple of eight.
    float64: (offset, length) => new Float64Array(file.slice(base + offset, base + offset + 8 * length)),
    text: (offset, bytes) => new TextDecoder().decode(new Uint8Array(file, base + offset, bytes)),
  };
}
