import { readBlocks } from '../model/read-blocks.ts';

/** Vectors of single words, each as long as the word is telling: a frequent word is short. */
export interface WordVectors {
  columns: number;
  /** Place of a word in small letters. */
  places: ReadonlyMap<string, number>;
  numbers: Int8Array;
  scales: Float32Array;
}

interface Header {
  format: number;
  count: number;
  columns: number;
  numbers: number;
  scales: number;
  texts: number;
  bytes: number;
}

/** Reads the file that `model-build/make-words.mjs` writes. @throws when it is of another format */
export function readWords(file: ArrayBuffer): WordVectors {
  const { header, int8, float32, text } = readBlocks<Header>(file, 1);
  const { count, columns, numbers, scales, texts, bytes } = header;
  return {
    columns,
    places: new Map(
      text(texts, bytes)
        .split('\n')
        .map((word, place) => [word, place]),
    ),
    numbers: int8(numbers, count * columns),
    scales: float32(scales, count),
  };
}
