import * as wasm from './assemble.ts';

const { get, set, step, repeat, load, add, less } = wasm;

/**
 * `compare(query, rows, stride, count, sums)`: the sum of products of one vector of 16-bit numbers with each of `count` rows
 * of 8-bit numbers, `stride` bytes each, a multiple of 16. Sums are 32-bit numbers.
 */
export const compare: wasm.Kernel = (() => {
  const [query, rows, stride, count, sums, place, end, sum, sixteen] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const half = (widen: wasm.Code, offset: number) => [
    ...[...get(sum), ...get(sixteen), ...widen, ...get(place), ...load(offset)],
    ...[...wasm.products, ...wasm.addInts, ...set(sum)],
  ];
  const body = repeat(
    [...wasm.zero, ...set(sum), ...get(query), ...set(place)],
    [...get(rows), ...get(stride), ...add, ...set(end)],
    repeat(
      [...get(rows), ...load(), ...set(sixteen)],
      [...half(wasm.widenLow, 0), ...half(wasm.widenHigh, 16)],
      [...step(rows, 16), ...step(place, 32)],
      [...get(rows), ...get(end), ...less],
    ),
    [...get(sums), ...wasm.sumOf(sum, 'int'), ...wasm.storeInt],
    [...step(sums, 4), ...step(count, -1), ...get(count)],
  );
  return { name: 'compare', parameters: 5, numbers: 2, vectors: 2, body };
})();

/**
 * `multiply(rows, bytes, weights, pairs, result, stride)`: products of a matrix with four rows, each of `bytes` bytes of
 * 32-bit floating point numbers, a multiple of 16. Weights lie by output, two outputs are computed at a time. The results of a
 * row lie `stride` bytes after those of the row before.
 */
export const multiply: wasm.Kernel = (() => {
  const [rows, bytes, weights, pairs, result, stride, place, end, row, out] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const [sums, even, odd, values] = [10, 18, 19, 20];
  const four = [0, 1, 2, 3];
  const grow = (sum: number, weight: number) => [
    ...[...get(sum), ...get(values), ...get(weight), ...wasm.timesFloats, ...wasm.addFloats, ...set(sum)],
  ];
  const body = repeat(
    Array.from({ length: 8 }, (_, sum) => [...wasm.zero, ...set(sums + sum)]).flat(),
    [...get(rows), ...set(place), ...get(rows), ...get(bytes), ...add, ...set(end)],
    repeat(
      [...get(weights), ...load(), ...set(even), ...get(weights), ...get(bytes), ...add, ...load(), ...set(odd)],
      [...get(place), ...set(row)],
      four.flatMap((at) => [
        ...[...get(row), ...load(), ...set(values)],
        ...[...grow(sums + 2 * at, even), ...grow(sums + 2 * at + 1, odd)],
        ...[...get(row), ...get(bytes), ...add, ...set(row)],
      ]),
      [...step(weights, 16), ...step(place, 16), ...get(place), ...get(end), ...less],
    ),
    // The next weights begin after the odd output's.
    [...get(weights), ...get(bytes), ...add, ...set(weights)],
    [...get(result), ...set(out)],
    four.flatMap((at) => [
      ...[...get(out), ...wasm.sumOf(sums + 2 * at, 'float'), ...wasm.storeFloat],
      ...[...get(out), 0x41, 0x04, ...add, ...wasm.sumOf(sums + 2 * at + 1, 'float'), ...wasm.storeFloat],
      ...[...get(out), ...get(stride), ...add, ...set(out)],
    ]),
    [...step(result, 8), ...step(pairs, -1), ...get(pairs)],
  );
  return { name: 'multiply', parameters: 6, numbers: 4, vectors: 11, body };
})();
