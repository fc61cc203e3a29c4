import type { Random } from '@crow/simulator';

/** A JSON text nested a number of levels. */
export function nestedText(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels);
}

function nested(levels: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { v: value };
  return value;
}

const JUNK: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => false,
  () => 0,
  () => -1,
  () => 0.5,
  () => 1e308,
  () => Number.MAX_SAFE_INTEGER + 2,
  () => '',
  () => ' ',
  () => 'x'.repeat(20_000),
  () => '☕'.repeat(9_000),
  () => 'cut \ud83d',
  () => '\udc00\ud800',
  () => 'nul \u0000 nul',
  () => '\u2028\u2029\ufeff\uffff',
  () => '<script>alert(1)</script>',
  () => "'; DROP TABLE batch; --",
  () => '=cmd|/c calc',
  () => '../../etc/passwd',
  () => [],
  () => [[]],
  () => {
    return {};
  },
  () => Array.from({ length: 600 }, () => 1),
  () => Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`k${index}`, index])),
  () => nested(70),
  () => nested(500),
  () => JSON.parse('{"__proto__":{"polluted":true}}'),
  () => ({ constructor: { prototype: { polluted: true } } }),
  () => Object.fromEntries(['toString', 'valueOf', 'toJSON', 'length', 'then'].map((name) => [name, 1])),
  () => '2026-11-25T12:00:00Z',
  () => -62_167_219_200_000,
  () => 253_402_300_799_000,
  () => 8_640_000_000_000_001,
];

/** Any value that a field was not made for. */
export function junk(random: Random): unknown {
  return random.pick(JUNK)();
}

/** Names that objects have of their own, and others that nobody expects. */
export const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
  '',
  ' ',
  '☕',
  '\u0000',
  'x'.repeat(5_000),
];
