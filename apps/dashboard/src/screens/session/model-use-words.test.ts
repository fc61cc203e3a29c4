import { MODEL_ENDINGS, type ModelUse } from '@crow/contracts';
import { expect, test } from 'vitest';
import { modelUseWords } from './model-use-words.ts';

const USE: ModelUse = {
  model: 'gemini-x',
  prompt: '1',
  ended: 'used',
  calls: 1,
  inputTokens: 900,
  outputTokens: 300,
  costUsd: 0.00102,
  dropped: {},
  withheld: 0,
};

test('a model that wrote what is shown says what it took', () => {
  expect(modelUseWords(USE)).toBe('It took 1 call, 1,200 tokens, 0.0010 US$.');
  expect(modelUseWords({ ...USE, calls: 2, costUsd: null })).toBe('It took 2 calls, 1,200 tokens.');
});

test('a model that was not asked says why', () => {
  const words = modelUseWords({ ...USE, ended: 'no_consent', calls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 });
  expect(words).toBe('No language model was asked: the visitor did not agree to it.');
});

test.each(MODEL_ENDINGS)('%s has words of its own', (ended) => {
  expect(modelUseWords({ ...USE, ended })).toMatch(/^\S.*\.$/);
});
