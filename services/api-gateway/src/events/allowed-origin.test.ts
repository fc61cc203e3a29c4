import { expect, test } from 'vitest';
import { isOriginAllowed } from './allowed-origin.ts';

test.each([
  ['https://shop.example', ['other.example', 'shop.example'], true],
  ['https://shop.example', ['shop.example:443'], true],
  ['https://evilshop.example', ['*.shop.example', 'shop.example'], false],
  ['null', ['shop.example'], false],
  ['https://anything.example', [], true],
  ['null', [], true],
])('origin %s for %j passes: %s', (origin, allowed, passes) => {
  expect(isOriginAllowed(new Headers({ origin }), allowed)).toBe(passes);
});

test('a request without an origin passes when no browser sent it', () => {
  expect(isOriginAllowed(new Headers(), ['shop.example'])).toBe(true);
  expect(isOriginAllowed(new Headers({ 'sec-fetch-site': 'cross-site' }), ['shop.example'])).toBe(false);
});
