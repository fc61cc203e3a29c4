import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROOT } from '../stack/settings.ts';
import { assemble } from './assemble.ts';
import { FILES } from './files.ts';
import { compare, multiply } from './kernels.ts';

const module = new WebAssembly.Module(assemble([compare, multiply]) as BufferSource);
const exported = new WebAssembly.Instance(module).exports as {
  memory: WebAssembly.Memory;
  compare(query: number, rows: number, stride: number, count: number, sums: number): void;
  multiply(rows: number, bytes: number, weights: number, pairs: number, result: number, stride: number): void;
};
exported.memory.grow(8);

test('sums of products are those that are computed one by one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 }), fc.nat(), (sixteens, count, seed) => {
      const stride = 16 * sixteens;
      const number = (place: number, most: number) => Math.round(Math.sin(seed + 1.7 * place) * most);
      const query = new Int16Array(exported.memory.buffer, 0, stride).map((_, place) => number(place, 32_767));
      new Int16Array(exported.memory.buffer, 0, stride).set(query);
      const rows = Int8Array.from({ length: count * stride }, (_, place) => number(place + 99, 127));
      new Int8Array(exported.memory.buffer, 1024).set(rows);
      exported.compare(0, 1024, stride, count, 65_536);
      const sums = new Int32Array(exported.memory.buffer, 65_536, count);
      for (const [row, sum] of sums.entries()) {
        const one = rows.subarray(row * stride, (row + 1) * stride);
        expect(sum).toBe(query.reduce((total, value, place) => total + value * (one[place] ?? 0), 0));
      }
    }),
    { numRuns: 60 },
  );
});

test('a matrix times four rows is what is computed one by one', () => {
  const [inputs, outputs] = [24, 6];
  const number = (place: number) => Math.fround(Math.sin(1.3 * place));
  const rows = Float32Array.from({ length: 4 * inputs }, (_, place) => number(place));
  const weights = Float32Array.from({ length: outputs * inputs }, (_, place) => number(place + 500));
  new Float32Array(exported.memory.buffer, 0).set(rows);
  new Float32Array(exported.memory.buffer, 8192).set(weights);
  exported.multiply(0, 4 * inputs, 8192, outputs / 2, 32_768, 4 * outputs);
  const result = new Float32Array(exported.memory.buffer, 32_768, 4 * outputs);
  for (let row = 0; row < 4; row++) {
    for (let output = 0; output < outputs; output++) {
      let sum = 0;
      for (let at = 0; at < inputs; at++) sum += (rows[row * inputs + at] ?? 0) * (weights[output * inputs + at] ?? 0);
      expect(result[row * outputs + output]).toBeCloseTo(sum, 4);
    }
  }
});

test.each(FILES)(
  '$path holds what is assembled: run `node scripts/kernels/build.ts` when it does not',
  ({ path, kernels }) => {
    expect(readFileSync(`${ROOT}/${path}`).equals(assemble(kernels))).toBe(true);
  },
);
