import fc from 'fast-check';
import { expect, test } from 'vitest';
import file from '../../model/use-lite.bin';
import references from '../../test/references.json';
import { readModel } from '../model/read-model.ts';
import { createTokenizer, MAX_PIECES } from '../tokenizer/tokenizer.ts';
import { createEncoder } from './create-encoder.ts';
import { linear } from './linear.ts';

const encoder = createEncoder(file);
const { vocabulary } = readModel(file);
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

test('rows computed four at a time are those computed one at a time', () => {
  const numbers = (count: number, seed: number) =>
    Float32Array.from({ length: count }, (_, i) => Math.sin(seed + i * 1.7));
  const weights = { rows: 6, columns: 8, values: numbers(48, 1) };
  const bias = numbers(6, 2);
  for (let count = 1; count <= 9; count++) {
    const rows = numbers(count * 8, 3);
    const together = linear(rows, count, weights, bias);
    for (let row = 0; row < count; row++) {
      const alone = linear(rows.slice(row * 8, row * 8 + 8), 1, weights, bias);
      for (const [output, value] of alone.entries()) expect(together[row * 6 + output]).toBeCloseTo(value, 5);
    }
  }
});
