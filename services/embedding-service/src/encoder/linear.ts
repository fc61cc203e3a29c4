import type { Matrix } from '../model/read-model.ts';

/**
 * `weights · row + bias` for each of several rows, which lie one after the other.
 * Two outputs of four rows are computed side by side: each number that is fetched serves several products, and the
 * eight sums do not wait for each other. That is what decides the speed of an embedding.
 */
export function linear(rows: Float32Array, count: number, weights: Matrix, bias: Float32Array): Float32Array {
  const { rows: outputs, columns: inputs } = weights;
  const result = new Float32Array(count * outputs);
  let row = 0;
  for (; row + 4 <= count; row += 4) fourRows(rows, row, weights, bias, result);
  const left = count - row;
  if (left === 1) oneRow(rows, row, weights, bias, result);
  if (left > 1) {
    // Four rows of which some are zero take less time than two or three one by one.
    const filled = new Float32Array(4 * inputs);
    filled.set(rows.subarray(row * inputs, count * inputs));
    const all = new Float32Array(4 * outputs);
    fourRows(filled, 0, weights, bias, all);
    result.set(all.subarray(0, left * outputs), row * outputs);
  }
  return result;
}

function fourRows(
  rows: Float32Array,
  row: number,
  { rows: outputs, columns: inputs, values }: Matrix,
  bias: Float32Array,
  result: Float32Array,
): void {
  const evenOutputs = outputs & ~1;
  const r0 = row * inputs;
  const r1 = r0 + inputs;
  const r2 = r1 + inputs;
  const r3 = r2 + inputs;
  for (let output = 0; output < evenOutputs; output += 2) {
    const w0 = output * inputs;
    const w1 = w0 + inputs;
    let a0 = 0;
    let a1 = 0;
    let a2 = 0;
    let a3 = 0;
    let b0 = 0;
    let b1 = 0;
    let b2 = 0;
    let b3 = 0;
    for (let i = 0; i < inputs; i++) {
      const x0 = rows[r0 + i] as number;
      const x1 = rows[r1 + i] as number;
      const x2 = rows[r2 + i] as number;
      const x3 = rows[r3 + i] as number;
      const w = values[w0 + i] as number;
      const v = values[w1 + i] as number;
      a0 += x0 * w;
      a1 += x1 * w;
      a2 += x2 * w;
      a3 += x3 * w;
      b0 += x0 * v;
      b1 += x1 * v;
      b2 += x2 * v;
      b3 += x3 * v;
    }
    const biasA = bias[output] as number;
    const biasB = bias[output + 1] as number;
    const out = row * outputs + output;
    result[out] = a0 + biasA;
    result[out + 1] = b0 + biasB;
    result[out + outputs] = a1 + biasA;
    result[out + outputs + 1] = b1 + biasB;
    result[out + 2 * outputs] = a2 + biasA;
    result[out + 2 * outputs + 1] = b2 + biasB;
    result[out + 3 * outputs] = a3 + biasA;
    result[out + 3 * outputs + 1] = b3 + biasB;
  }
}

function oneRow(
  rows: Float32Array,
  row: number,
  { rows: outputs, columns: inputs, values }: Matrix,
  bias: Float32Array,
  result: Float32Array,
): void {
  const r = row * inputs;
  for (let output = 0; output < outputs; output++) {
    const w = output * inputs;
    let sum0 = 0;
    let sum1 = 0;
    for (let i = 0; i + 1 < inputs; i += 2) {
      sum0 += (rows[r + i] as number) * (values[w + i] as number);
      sum1 += (rows[r + i + 1] as number) * (values[w + i + 1] as number);
    }
    result[row * outputs + output] = sum0 + sum1 + (bias[output] as number);
  }
}
