import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toEnglish } from '../../packages/search-questions/src/languages/to-english.ts';
import { measureSearch, type Quality } from '../../services/embedding-service/test/measure-search.ts';
import { QUESTIONS, TEXTS } from '../../services/embedding-service/test/paraphrases.ts';
import { readSearchSet, type SearchQuery, type SearchSet } from '../../services/embedding-service/test/search-set.ts';
import { createVectors } from './create-vectors.ts';

const vectorOf = createVectors();
const inEnglish = ({ language }: SearchQuery) => language === undefined;

function read(name: string): SearchSet {
  const file = new URL(`../../services/embedding-service/test/${name}.json`, import.meta.url);
  return readSearchSet(readFileSync(file, 'utf8'));
}

const KNOWN = read('search-set');
const BLIND = read('blind-set');
const SETS = {
  known: KNOWN,
  blind: BLIND,
  'blind, plain texts': read('blind-plain-set'),
  paraphrases: {
    docs: Object.entries(TEXTS).map(([id, text]) => ({ id, text })),
    queries: QUESTIONS.map(([query, answer]) => ({ query, relevant: [String(answer)] })),
  },
};

function expectAtLeast({ hit3, mrr }: Quality, least: { hit3: number; mrr: number }) {
  expect(hit3).toBeGreaterThanOrEqual(least.hit3);
  expect(mrr).toBeGreaterThanOrEqual(least.mrr);
}

test('the sets are large enough to say something, and a third of the known one is held out', () => {
  for (const { docs, queries } of [KNOWN, BLIND]) {
    expect(docs.length).toBeGreaterThanOrEqual(60);
    expect(queries.length).toBeGreaterThanOrEqual(100);
  }
  expect(KNOWN.queries.filter(({ heldOut }) => heldOut).length / KNOWN.queries.length).toBeGreaterThan(0.3);
});

test.each(Object.entries(SETS))('%s: the question as it stands finds its answer by meaning alone', (_, set) => {
  const { vectors, words } = measureSearch(set, vectorOf)(inEnglish);
  expectAtLeast(vectors, { hit3: 0.65, mrr: 0.58 });
  expect(vectors.hit3).toBeGreaterThan(words.hit3 + 0.1);
});

test.each([
  ['known, all questions', KNOWN, inEnglish],
  ['known, questions held out', KNOWN, ({ heldOut }: SearchQuery) => heldOut === true],
  ['blind', BLIND, inEnglish],
])('%s: with the filters that their words name', (_, set, asked) => {
  expectAtLeast(measureSearch(set, vectorOf)(asked).filters, { hit3: 0.85, mrr: 0.7 });
});

test('questions in other languages are told from those in English, and find their answers word by word', () => {
  for (const { query, language } of [KNOWN, BLIND].flatMap(({ queries }) => queries)) {
    expect(toEnglish(query) !== undefined, query).toBe(language !== undefined);
  }
  expectAtLeast(measureSearch(BLIND, vectorOf)((one) => !inEnglish(one)).rewritten, { hit3: 0.65, mrr: 0.58 });
});

test('a set of the documented format is read, and anything else is refused with what it should be', () => {
  const set = { docs: [{ id: 'a', text: 'A cart.' }], queries: [{ query: 'cart', relevant: ['a'] }] };
  expect(readSearchSet(JSON.stringify(set))).toEqual(set);
  for (const wrong of [{}, { docs: [{ id: 1, text: 'x' }], queries: [] }, { docs: [], queries: [{ query: 'x' }] }]) {
    expect(() => readSearchSet(JSON.stringify(wrong))).toThrow('a search set is');
  }
});
