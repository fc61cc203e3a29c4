import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOriginPattern, matchesOrigin } from './origin-pattern.ts';

test.each([
  ['https://shop.example', 'shop.example', true],
  ['http://shop.example:8080', 'shop.example', true],
  ['https://SHOP.example', 'Shop.Example', true],
  ['https://www.shop.example', 'shop.example', false],
  ['https://www.shop.example', '*.shop.example', true],
  ['https://a.b.shop.example', '*.shop.example', true],
  ['https://shop.example', '*.shop.example', false],
  ['https://evilshop.example', '*.shop.example', false],
  ['https://shop.example.evil.com', '*.shop.example', false],
  ['http://localhost:3000', 'localhost:3000', true],
  ['http://localhost:3001', 'localhost:3000', false],
  ['http://[::1]:3000', '[::1]:3000', true],
  ['http://[::1]:3000', '[::1]', true],
  ['https://shop.example', 'shop.example:443', true],
  ['http://shop.example', 'shop.example:443', false],
  ['http://shop.example', 'shop.example:80', true],
  ['https://shop.example:8443', 'shop.example:443', false],
  ['https://www.shop.example', '*.shop.example:443', true],
  ['capacitor://localhost', 'localhost:443', false],
  ['null', 'shop.example', false],
  ['shop.example', 'shop.example', false],
])('origin %s matches %s: %s', (origin, pattern, matches) => {
  expect(matchesOrigin(origin, pattern)).toBe(matches);
});

test('a wildcard matches subdomains of its own domain and nothing else', () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
  fc.assert(
    fc.property(label, label, label, (sub, domain, other) => {
      expect(matchesOrigin(`https://${sub}.${domain}.example`, `*.${domain}.example`)).toBe(true);
      expect(matchesOrigin(`https://${sub}${domain}.example`, `*.${domain}.example`)).toBe(false);
      expect(matchesOrigin(`https://${domain}.example.${other}`, `*.${domain}.example`)).toBe(false);
    }),
  );
});

test('every host that is a pattern matches its own page, on every port that it may name', () => {
  const host = fc.stringMatching(/^[a-z][a-z0-9]{0,7}(\.[a-z][a-z0-9]{0,7}){0,2}$/);
  fc.assert(
    fc.property(host, fc.integer({ min: 1, max: 65_535 }), fc.constantFrom('http', 'https'), (name, port, scheme) => {
      expect(isOriginPattern(`${name}:${port}`)).toBe(true);
      expect(matchesOrigin(new URL(`${scheme}://${name}:${port}`).origin, `${name}:${port}`)).toBe(true);
    }),
  );
});

test.each(['shop.example', '*.shop.example', 'localhost:3000', '[::1]:3000', 'shop.example:443', '127.0.0.1'])(
  '%s is a pattern',
  (text) => {
    expect(isOriginPattern(text)).toBe(true);
  },
);

test.each([
  '',
  '*',
  '*.',
  'https://shop.example',
  'shop.example/',
  'Shop.example',
  '-shop.example',
  'shop..example',
  'a.*.example',
  'shop.example:0',
  'shop.example:65536',
  'shop.example:0443',
  'shop.example:443:443',
  `${'a.'.repeat(128)}b`,
])('%j is none', (text) => {
  expect(isOriginPattern(text)).toBe(false);
});
