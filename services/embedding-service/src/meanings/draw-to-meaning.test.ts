import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawToMeaning, likelihoods } from './draw-to-meaning.ts';
import type { Meanings } from './read-meanings.ts';

/** Two meanings, one along each axis, and none of these. */
const MEANINGS: Meanings = {
  count: 3,
  dimensions: 2,
  weights: Float32Array.from([9, -9, 0, -9, 9, 0, -9, -9, 0]),
  directions: Float32Array.from([1, 0, 0, 1]),
};

test('what likely means something comes nearer to it', () => {
  const vector = Float32Array.from([0.8, 0.6]);
  expect(drawToMeaning(MEANINGS, vector)[0]).toBeGreaterThan(0.85);
});

test('what means none of them stays where it is', () => {
  const vector = Float32Array.from([-0.8, -0.6]);
  expect([...drawToMeaning(MEANINGS, vector)]).toEqual([...vector].map((value) => expect.closeTo(value, 3)));
});

test('any vector gets length one, and likelihoods are shares of one', () => {
  const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
  fc.assert(
    fc.property(angle, (turned) => {
      const vector = Float32Array.from([Math.cos(turned), Math.sin(turned)]);
      expect(Math.hypot(...drawToMeaning(MEANINGS, vector))).toBeCloseTo(1, 5);
      expect(likelihoods(MEANINGS, vector).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    }),
  );
});
