/** A matrix by output: `values[output * columns + input]`. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float32Array;
}

/** Rows in 8 bits a number, each with its scale. */
export interface QuantizedRows {
  rows: number;
  columns: number;
  numbers: Int8Array;
  scales: Float32Array;
}

/** A sentence encoder, ready to compute. */
export interface Model {
  matrix(name: string): Matrix;
  vector(name: string): Float32Array;
  /** One row for each word piece. */
  pieces: QuantizedRows;
  /** Word pieces by id, with the logarithm of their likelihood. */
  vocabulary: { text: string; score: number }[];
}

interface MatrixPlace {
  rows: number;
  columns: number;
  numbers: number;
  scales: number;
}

interface Header {
  format: number;
  vectors: Record<string, { length: number; numbers: number }>;
  matrices: Record<string, MatrixPlace>;
  pieces: MatrixPlace;
  vocabulary: { count: number; bytes: number; texts: number; scores: number };
}

/**
 * Reads the file that `build-model.mjs` writes. Matrices are brought to float32 here, once: 20 MB of memory
 * save a conversion at each of the hundred million products of a text. Word pieces stay in 8 bits, since only a few
 * of their rows are read for a text.
 * @throws when the file is of another format
 */
export function readModel(file: ArrayBuffer): Model {
  const headerLength = new DataView(file).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 4, headerLength))) as Header;
  if (header.format !== 1) throw new Error(`the model file is of format ${header.format}, not 1`);
  const base = 4 + headerLength;

  const rowsAt = ({ rows, columns, numbers, scales }: MatrixPlace): QuantizedRows => ({
    rows,
    columns,
    numbers: new Int8Array(file, base + numbers, rows * columns),
    scales: new Float32Array(file, base + scales, rows),
  });
  const matrices = new Map(Object.entries(header.matrices).map(([name, place]) => [name, expand(rowsAt(place))]));
  const vectors = new Map(
    Object.entries(header.vectors).map(([name, { length, numbers }]) => [
      name,
      new Float32Array(file, base + numbers, length),
    ]),
  );
  return {
    matrix: (name) => known(matrices, name),
    vector: (name) => known(vectors, name),
    pieces: rowsAt(header.pieces),
    vocabulary: readVocabulary(file, base, header.vocabulary),
  };
}

function expand({ rows, columns, numbers, scales }: QuantizedRows): Matrix {
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const scale = scales[row] as number; // within the rows
    for (let at = row * columns; at < (row + 1) * columns; at++) values[at] = (numbers[at] as number) * scale;
  }
  return { rows, columns, values };
}

function readVocabulary(file: ArrayBuffer, base: number, { bytes, texts, scores, count }: Header['vocabulary']) {
  const pieces = new TextDecoder().decode(new Uint8Array(file, base + texts, bytes)).split('\n');
  const view = new DataView(file, base + scores, count * 8);
  return pieces.map((text, id) => ({ text, score: view.getFloat64(id * 8, true) }));
}

function known<T>(parts: ReadonlyMap<string, T>, name: string): T {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`the model has no ${name}`);
  return part;
}
