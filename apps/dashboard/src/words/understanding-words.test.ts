import { expect, test } from 'vitest';
import { explainConfidence } from './understanding-words.ts';

test.each([
  [0.97, 'very sure', 'Readings this sure are almost always right.'],
  [0.8, 'quite sure', 'Of ten readings this sure, about 8 should be right.'],
  [0.5, 'rather sure', 'Of ten readings this sure, about 5 should be right.'],
  [0.3, 'a guess', 'Of ten readings this sure, about 3 should be right.'],
])('confidence %f is %s', (confidence, words, meaning) => {
  expect(explainConfidence(confidence)).toEqual({ words, meaning });
});
