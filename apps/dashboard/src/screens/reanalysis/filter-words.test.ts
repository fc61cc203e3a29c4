import { expect, test } from 'vitest';
import { filterWords } from './filter-words.ts';

test('a list says which sessions it shows', () => {
  expect(filterWords({})).toBe('');
  expect(filterWords({ result: 'unchanged' })).toBe('unchanged');
  expect(filterWords({ change: 'intent' })).toBe('intent changed');
  expect(filterWords({ change: 'added' })).toBe('interactions added');
  expect(filterWords({ intentFrom: 'browsing', intentTo: 'support' })).toBe('Browsing → Looking for help');
  expect(filterWords({ stageTo: 'cart' })).toBe('anything → Cart');
});
