import fc from 'fast-check';
import { expect, test } from 'vitest';
import file from '../../weights/words.bin';
import { embedWords } from './embed-words.ts';
import { readWords } from './read-words.ts';

const words = readWords(file);
const cosine = (a: string, b: string) => {
  const [one, other] = [embedWords(words, a), embedWords(words, b)];
  return one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);
};

test.each([
  ['skillet', 'pan', 'jacket'],
  ['freight', 'shipping', 'password'],
  ['reimburse', 'refund', 'bicycle'],
])('%s is nearer to %s than to %s', (word, near, far) => {
  expect(cosine(word, near)).toBeGreaterThan(cosine(word, far) + 0.2);
});

test('a frequent word hardly turns a text', () => {
  expect(cosine('the shipping of it', 'shipping')).toBeGreaterThan(0.95);
});

test('any text has length one, or none when no word of it is known', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
      const length = Math.hypot(...embedWords(words, text));
      expect(Math.abs(length - Math.round(length))).toBeLessThan(1e-5);
      expect(length).toBeLessThan(1.00001);
    }),
  );
  expect(Math.hypot(...embedWords(words, '送料'))).toBe(0);
});
