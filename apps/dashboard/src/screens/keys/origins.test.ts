import { expect, test } from 'vitest';
import { readOrigins } from './origins.ts';

test('origins are read as people write them', () => {
  expect(readOrigins('https://Shop.example/\n*.shop.example, localhost:8788 shop.example')).toEqual({
    origins: ['shop.example', '*.shop.example', 'localhost:8788'],
    unreadable: [],
  });
});

test('a domain in any script is kept as browsers send it', () => {
  expect(readOrigins('https://Bücher.example\n*.bücher.example:8443').origins).toEqual([
    'xn--bcher-kva.example',
    '*.xn--bcher-kva.example:8443',
  ]);
});

test('what is no host is told, not dropped', () => {
  expect(readOrigins('shop.example/path <b>').unreadable).toEqual(['shop.example/path', '<b>']);
});

test('nothing written allows every origin', () => {
  expect(readOrigins('  \n')).toEqual({ origins: [], unreadable: [] });
});
