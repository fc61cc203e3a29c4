import { expect, test } from 'vitest';
import { isTooDeep, MAX_DEPTH } from './nesting.ts';

const lists = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
const objects = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

test.each([lists, objects])('levels are counted to the one', (nested) => {
  expect(isTooDeep(nested(MAX_DEPTH))).toBe(false);
  expect(isTooDeep(nested(MAX_DEPTH + 1))).toBe(true);
  expect(isTooDeep({ a: 1, b: [0, nested(MAX_DEPTH)] })).toBe(true);
});

test('a hundred thousand levels do no harm', () => {
  expect(isTooDeep(lists(100_000))).toBe(true);
  expect(isTooDeep(objects(100_000))).toBe(true);
});

test('what has no levels is not deep', () => {
  for (const value of [null, 1, 'text', true]) expect(isTooDeep(value)).toBe(false);
});
