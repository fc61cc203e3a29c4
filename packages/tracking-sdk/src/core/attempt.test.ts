import { afterEach, expect, test, vi } from 'vitest';
import { parsed } from './attempt.ts';

afterEach(() => vi.restoreAllMocks());

test.each([
  ['{"a":[1]}', { a: [1] }],
  [' \n[1]', [1]],
  ['"web"', 'web'],
  ['true', true],
  ['false', false],
  ['null', null],
  ['-1.5', -1.5],
  ['60000', 60000],
])('what %j says', (text, value) => {
  expect(parsed(text)).toEqual(value);
});

test.each(['{"a":', 'never', 'faulty', '', '12px', '<b>'])('%j says nothing', (text) => {
  expect(parsed(text) ?? undefined).toBeUndefined();
});

test.each(['crow_pk_1', 'https://crow.example', 'required', undefined, null])(
  '%j costs no exception, since it does not begin like JSON',
  (text) => {
    const parse = vi.spyOn(JSON, 'parse');
    expect(parsed(text) ?? undefined).toBeUndefined();
    expect(parse.mock.results.map(({ type }) => type)).toEqual(['return']);
  },
);
