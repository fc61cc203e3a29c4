import { expect, test } from 'vitest';
import file from '../../model/use-lite.bin';
import { QUESTIONS, TEXTS } from '../../test/paraphrases.ts';
import { createEncoder } from './create-encoder.ts';

test('a question in other words finds what answers it among the first three', () => {
  const encoder = createEncoder(file);
  const texts = Object.entries(TEXTS).map(([name, text]) => ({ name, vector: encoder(text) }));
  const ranks = QUESTIONS.map(([question, answer]) => {
    const asked = encoder(question);
    const scored = texts.map(({ name, vector }) => ({
      name,
      score: vector.reduce((sum, value, index) => sum + value * (asked[index] ?? 0), 0),
    }));
    scored.sort((a, b) => b.score - a.score);
    return 1 + scored.findIndex(({ name }) => name === answer);
  });
  const share = (most: number) => ranks.filter((rank) => rank <= most).length / ranks.length;
  const meanReciprocalRank = ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length;
  expect(share(3)).toBeGreaterThanOrEqual(0.65);
  expect(meanReciprocalRank).toBeGreaterThanOrEqual(0.58);
});
