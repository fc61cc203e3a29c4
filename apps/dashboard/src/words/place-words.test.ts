import { expect, test } from 'vitest';
import { countryName, pathOf, shortId } from './place-words.ts';

test('an address is shown as path and query', () => {
  expect(pathOf('https://shop.example/a/b?c=1#d')).toBe('/a/b?c=1');
});

test.each(['javascript:alert(1)', 'data:text/html,x', '/already/a/path', 'https://'])(
  'what is no web address stays as it was written: %s',
  (url) => expect(pathOf(url)).toBe(url),
);

test('only country codes are translated', () => {
  expect(countryName('DE')).toBe('Germany');
  expect(countryName('<b>')).toBe('<b>');
});

test('long ids keep their end', () => {
  expect(shortId('ses_01J0000000000ABCDEFGH')).toBe('…ABCDEFGH');
  expect(shortId('ses_1')).toBe('ses_1');
});
