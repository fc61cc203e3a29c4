import fc from 'fast-check';
import { expect, test } from 'vitest';
import file from '../../model/use-lite.bin';
import references from '../../test/references.json';
import { readModel } from '../model/read-model.ts';
import { createTokenizer, MAX_PIECES } from '../tokenizer/tokenizer.ts';
import { createEncoder } from './create-encoder.ts';
import { linear } from './linear.ts';
import { MatrixMemory } from './matrix-memory.ts';
import multiply from './multiply.wasm';

const encoder = createEncoder(file, multiply);
const { vocabulary } = readModel(file, multiply);
const piecesOf = createTokenizer(vocabulary);

function cosine(a: readonly number[], b: ArrayLike<number>): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

function original(base64: string): Float32Array {
  return new Float32Array(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer);
}

test.each(references)(
  '$text: eight bits a weight change the original direction by less than a thousandth',
  ({ text, vector }) => {
    const own = encoder(text);
    expect(Math.hypot(...own)).toBeCloseTo(1, 5);
    expect(cosine(own, original(vector))).toBeGreaterThan(0.999);
  },
);

test('word pieces put together are the text again, as far as it is known', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      const text = words.join(' ');
      const pieces = piecesOf(text).map((id) => vocabulary[id]?.text);
      expect(pieces.join('')).toBe(`\u2581${words.join('\u2581')}`);
    }),
  );
});

test('any text gets at least one piece and at most as many as the encoder was trained with', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 600 }), (text) => {
      const ids = piecesOf(text);
      expect(ids.length).toBeGreaterThan(0);
      expect(ids.length).toBeLessThanOrEqual(MAX_PIECES);
      expect(ids.every((id) => id >= 0 && id < vocabulary.length)).toBe(true);
    }),
  );
});

test('any number of rows gives what is computed one by one', () => {
  const [inputs, outputs] = [8, 6];
  const numbers = (count: number, seed: number) =>
    Float32Array.from({ length: count }, (_, i) => Math.sin(seed + i * 1.7));
  const values = numbers(outputs * inputs, 1);
  const weights = new MatrixMemory(multiply).add(outputs, inputs, (room) => room.set(values));
  const bias = numbers(outputs, 2);
  for (let count = 1; count <= 9; count++) {
    const rows = numbers(count * inputs, 3);
    const results = linear(rows, count, weights, bias);
    expect(results).toHaveLength(count * outputs);
    for (const [place, result] of results.entries()) {
      const [row, output] = [Math.floor(place / outputs), place % outputs];
      let sum = bias[output] ?? 0;
      for (let i = 0; i < inputs; i++) sum += (rows[row * inputs + i] ?? 0) * (values[output * inputs + i] ?? 0);
      expect(result).toBeCloseTo(sum, 5);
    }
  }
});

test('a matrix that its instructions do not fit is refused', () => {
  const memory = new MatrixMemory(multiply);
  for (const [rows, columns] of [
    [3, 8],
    [4, 6],
    [8192, 8],
  ] as const) {
    expect(() => memory.add(rows, columns, () => {})).toThrow(RangeError);
  }
});
