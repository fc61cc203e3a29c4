/**
 * A file as `src/model/read-blocks.ts` reads it: the length of a JSON header, the header, and blocks at offsets that are
 * multiples of four, counted from the end of the header.
 */
export class BlockWriter {
  #blocks = [];
  #length = 0;

  /** @returns {number} the offset of the bytes */
  add(bytes) {
    const offset = this.#length;
    const padding = (4 - (bytes.byteLength % 4)) % 4;
    this.#blocks.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), Buffer.alloc(padding));
    this.#length += bytes.byteLength + padding;
    return offset;
  }

  finish(header) {
    const text = Buffer.from(JSON.stringify(header), 'utf8');
    const padded = Buffer.concat([text, Buffer.alloc((4 - (text.length % 4)) % 4, ' ')]);
    const prefix = Buffer.alloc(4);
    prefix.writeUInt32LE(padded.length);
    return Buffer.concat([prefix, padded, ...this.#blocks]);
  }
}

/** Rows in 8 bits a number, each with its scale. */
export function quantizeRows(rows) {
  const columns = rows[0].length;
  const numbers = new Int8Array(rows.length * columns);
  const scales = new Float32Array(rows.length);
  for (const [row, values] of rows.entries()) {
    const scale = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) / 127;
    scales[row] = scale;
    if (scale === 0) continue;
    for (let column = 0; column < columns; column++)
      numbers[row * columns + column] = Math.round(values[column] / scale);
  }
  return { numbers, scales };
}
