import { expect, test } from 'vitest';
import { comparisonUrl, readIds, specNames, toggleId } from './ids.ts';

test('a second press takes a product off the list, and a fifth product replaces the first', () => {
  expect(toggleId(['a'], 'a')).toEqual([]);
  expect(toggleId(['a', 'b', 'c', 'd'], 'e')).toEqual(['b', 'c', 'd', 'e']);
});

test('an address may hold anything: known products are read, once', () => {
  expect(readIds(['a', 'a', '', null, 'gone', 'b'], (id) => id === 'a' || id === 'b')).toEqual(['a', 'b']);
  expect(comparisonUrl(['a', 'b'])).toBe('/compare?ids=a,b');
  expect(comparisonUrl([])).toBe('/compare');
});

test('a table has a row for each specification that one of the products has', () => {
  expect(specNames([{ specs: { Weight: '1', Display: '2' } }, { specs: { Battery: '3', Weight: '4' } }])).toEqual([
    'Weight',
    'Display',
    'Battery',
  ]);
});
