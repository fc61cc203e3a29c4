import { readBlocks } from '../model/read-blocks.ts';

/** What interactions tell, by what people say of it: a linear classifier, with the direction of each meaning. */
export interface Meanings {
  /** The last of them is "none of these" and has no direction. */
  count: number;
  dimensions: number;
  /** For each meaning `dimensions` weights and a bias. */
  weights: Float32Array;
  /** For each meaning but the last the vector of how the analyst writes it, of unit length. */
  directions: Float32Array;
}

interface Header {
  format: number;
  count: number;
  dimensions: number;
  weights: number;
  directions: number;
}

/** Reads the file that `model-build/train-meanings.mjs` writes. @throws when it is of another format */
export function readMeanings(file: ArrayBuffer): Meanings {
  const { header, float32 } = readBlocks<Header>(file, 1);
  const { count, dimensions, weights, directions } = header;
  return {
    count,
    dimensions,
    weights: float32(weights, count * (dimensions + 1)),
    directions: float32(directions, (count - 1) * dimensions),
  };
}
