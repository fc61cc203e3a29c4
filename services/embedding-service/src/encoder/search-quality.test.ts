import { expect, test } from 'vitest';
import file from '../../model/use-lite.bin';
import { QUESTIONS, TEXTS } from '../../test/paraphrases.ts';
import { DOCS, measure, QUERIES } from '../../test/search-set.ts';
import { createEmbedder } from '../embedding/embed-texts.ts';
import { createEncoder } from './create-encoder.ts';

const encoder = createEncoder(file);
const embed = createEmbedder(() => encoder);
const vectorOf = (text: string) => embed([text]).vectors[0] ?? [];

test('a question in other words finds what answers it among the first three', () => {
  const texts = Object.entries(TEXTS).map(([name, text]) => ({ name, vector: vectorOf(text) }));
  const ranks = QUESTIONS.map(([question, answer]) => {
    const asked = vectorOf(question);
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

test('the search set is large enough to say something, and a third of it is held out', () => {
  expect(DOCS.length).toBeGreaterThanOrEqual(60);
  expect(QUERIES.length).toBeGreaterThanOrEqual(100);
  expect(QUERIES.filter(({ heldOut }) => heldOut).length / QUERIES.length).toBeGreaterThan(0.3);
});

test.each([
  ['all questions', QUERIES],
  ['questions held out', QUERIES.filter(({ heldOut }) => heldOut)],
])('%s: by meaning alone, and with the filters that their words name', (name, queries) => {
  const [meaning, filters] = [measure(queries, 'meaning', vectorOf), measure(queries, 'filters', vectorOf)];
  for (const [by, { hit1, hit3, mrr }] of Object.entries({ meaning, filters })) {
    console.log(`${name}, ${by}: hit@1 ${hit1.toFixed(3)}, hit@3 ${hit3.toFixed(3)}, MRR ${mrr.toFixed(3)}`);
  }
  expect(meaning.hit3).toBeGreaterThanOrEqual(0.65);
  expect(meaning.mrr).toBeGreaterThanOrEqual(0.58);
  expect(filters.hit3).toBeGreaterThanOrEqual(0.85);
});
