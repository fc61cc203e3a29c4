import { type Matrix, MatrixMemory } from '../encoder/matrix-memory.ts';
import { type Blocks, readBlocks } from './read-blocks.ts';

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
 * @param multiply `encoder/multiply.wasm`
 * @throws when the file is of another format
 */
export function readModel(file: ArrayBuffer, multiply: WebAssembly.Module): Model {
  const memory = new MatrixMemory(multiply);
  const blocks = readBlocks<Header>(file, 1);
  const { header, int8, float32 } = blocks;
  const rowsAt = ({ rows, columns, numbers, scales }: MatrixPlace): QuantizedRows => ({
    rows,
    columns,
    numbers: int8(numbers, rows * columns),
    scales: float32(scales, rows),
  });
  const matrices = new Map(
    Object.entries(header.matrices).map(([name, place]) => [name, expand(memory, rowsAt(place))]),
  );
  const vectors = new Map(
    Object.entries(header.vectors).map(([name, { length, numbers }]) => [name, float32(numbers, length)]),
  );
  return {
    matrix: (name) => known(matrices, name),
    vector: (name) => known(vectors, name),
    pieces: rowsAt(header.pieces),
    vocabulary: readVocabulary(blocks),
  };
}

function expand(memory: MatrixMemory, { rows, columns, numbers, scales }: QuantizedRows): Matrix {
  return memory.add(rows, columns, (values) => {
    for (let row = 0; row < rows; row++) {
      const scale = scales[row] as number; // within the rows
      for (let at = row * columns; at < (row + 1) * columns; at++) values[at] = (numbers[at] as number) * scale;
    }
  });
}

function readVocabulary({ header, text, float64 }: Blocks<Header>) {
  const { bytes, texts, scores, count } = header.vocabulary;
  const pieces = text(texts, bytes).split('\n');
  const likely = float64(scores, count);
  return pieces.map((piece, id) => ({ text: piece, score: likely[id] ?? 0 }));
}

function known<T>(parts: ReadonlyMap<string, T>, name: string): T {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`the model has no ${name}`);
  return part;
}
