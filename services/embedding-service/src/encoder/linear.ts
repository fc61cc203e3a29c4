import { type Matrix, ROWS } from './matrix-memory.ts';

/** `weights · row + bias` for each of several rows, which lie one after the other. */
export function linear(rows: Float32Array, count: number, weights: Matrix, bias: Float32Array): Float32Array {
  const { rows: outputs, columns: inputs } = weights;
  const result = new Float32Array(count * outputs);
  for (let row = 0; row < count; row += ROWS) {
    const last = Math.min(row + ROWS, count);
    // What is missing to four rows counts as zero.
    const products = weights.memory.multiply(weights, rows.subarray(row * inputs, last * inputs));
    for (let at = 0; at < (last - row) * outputs; at++) {
      result[row * outputs + at] = (products[at] as number) + (bias[at % outputs] as number);
    }
  }
  return result;
}
