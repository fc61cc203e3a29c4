import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOriginAllowed, matchesHost } from './allowed-origin.ts';

test.each([
  ['https://shop.example', ['shop.example'], true],
  ['http://shop.example:8080', ['shop.example'], true],
  ['https://SHOP.example', ['Shop.Example'], true],
  ['https://www.shop.example', ['shop.example'], false],
  ['https://www.shop.example', ['*.shop.example'], true],
  ['https://a.b.shop.example', ['*.shop.example'], true],
  ['https://shop.example', ['*.shop.example'], false],
  ['https://evilshop.example', ['*.shop.example', 'shop.example'], false],
  ['https://shop.example.evil.com', ['shop.example', '*.shop.example'], false],
  ['http://localhost:3000', ['localhost:3000'], true],
  ['http://localhost:3001', ['localhost:3000'], false],
  ['http://[::1]:3000', ['[::1]:3000'], true],
  ['http://[::1]:3000', ['[::1]'], true],
  ['null', ['shop.example'], false],
  ['shop.example', ['shop.example'], false],
  ['https://anything.example', [], true],
  ['null', [], true],
])('origin %s for %j passes: %s', (origin, allowed, passes) => {
  expect(isOriginAllowed(new Headers({ origin }), allowed)).toBe(passes);
});

test('a request without an origin passes when no browser sent it', () => {
  expect(isOriginAllowed(new Headers(), ['shop.example'])).toBe(true);
  expect(isOriginAllowed(new Headers({ 'sec-fetch-site': 'cross-site' }), ['shop.example'])).toBe(false);
});

test('a wildcard matches subdomains of its own domain and nothing else', () => {
  const label = fc.stringMatching(/^[a-z0-9]{1,8}$/);
  fc.assert(
    fc.property(label, label, label, (sub, domain, other) => {
      expect(matchesHost(`${sub}.${domain}.example`, `*.${domain}.example`)).toBe(true);
      expect(matchesHost(`${sub}${domain}.example`, `*.${domain}.example`)).toBe(false);
      expect(matchesHost(`${domain}.example.${other}`, `*.${domain}.example`)).toBe(false);
    }),
  );
});
