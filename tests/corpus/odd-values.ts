import { type JsonTree, raw, treeOf } from './json-tree.ts';
import type { Random } from './random.ts';

const nested = (levels: number, open: string, close: string) => raw(open.repeat(levels) + close.repeat(levels));

/** Values that some check should notice, and a few that none should. */
const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  5e-324,
  2 ** 53,
  2 ** 53 - 1,
  2 ** 53 - 501,
  -(2 ** 53),
  '',
  'x',
  'a b',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE batch; --",
  '<script>alert(1)</script>',
  'click',
  'custom',
  'page_view',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00x',
  'x\udbff',
  '\ufeff',
  '\u2028\u2029',
  '1764000000000',
  'x'.repeat(64),
  'x'.repeat(65),
  'ü'.repeat(1024),
  'x'.repeat(1025),
  '/'.repeat(4097),
  [],
  {},
  [1],
  [1, 2],
  [1, 2, 3],
  ['1', '2'],
  [null],
  [[]],
  [{}],
  { id: 1 },
  { tag: 'a' },
  { name: 'n' },
  { name: '\ud800' },
  { constructor: { prototype: { polluted: true } } },
  { toString: 1, valueOf: null, hasOwnProperty: 'x', length: -1, toJSON: 'no' },
  Array.from({ length: 501 }, () => ({ type: 'custom', name: 'x' })),
  Array.from({ length: 1001 }, () => 0),
  Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`k${index}`, index])),
];

/** Times that clocks show, should not show, or can't. */
const TIMES: readonly unknown[] = [
  0,
  -1,
  -32_400_000,
  -62_167_219_200_000,
  253_402_300_799_999,
  8.64e15,
  8.64e15 + 1,
  -8.64e15,
  4_294_967_295_000,
  2_147_483_648_000,
  1_764_000_000,
  1_764_000_000_000.5,
  '2026-11-24T12:00:00Z',
  '1764000000000',
  1e12,
  -1e12,
  2_592_000_000,
  -2_592_000_001,
];

/** Values that JavaScript can't hold, or would not write. */
const RAW: readonly JsonTree[] = [
  raw('1e400'),
  raw('-1e400'),
  raw('-0'),
  raw('0.1e-999'),
  raw('123456789012345678901234567890'),
  raw('1.0'),
  raw('{"__proto__":{"polluted":true}}'),
  raw('{"a":{"__proto__":null}}'),
  raw('{"__proto__":"x","type":"click"}'),
  raw('"\\ud83d\\ude00\\ude00"'),
  raw('"\\/\\b\\f\\n\\r\\t\\u001f"'),
  raw('{"a":1,"a":"2","a":null}'),
  nested(5, '[', ']'),
  nested(6, '[', ']'),
  nested(63, '[', ']'),
  nested(64, '[', ']'),
  nested(65, '[', ']'),
  nested(3_000, '[', ']'),
  raw(`${'{"a":'.repeat(66)}0${'}'.repeat(66)}`),
];

/** Texts that no parser should take for a value. */
const NO_JSON: readonly JsonTree[] = [
  ...['NaN', 'Infinity', '-Infinity', 'undefined', "'x'", '01', '+1', '.5', '5.', '0x1f', '1_000', 'nul', '"\u0001"'],
  ...['"\\x41"', '"\\u12"', '"open', '[1,]', '{"a":1,}', '{a:1}', '{"a"}', '/* x */ 1', '', ',', '[', '}', '"\n"'],
].map(raw);

/** A value that is JSON, for any place. */
export function oddValue(random: Random): JsonTree {
  const kind = random.below(100);
  if (kind < 55) return treeOf(random.pick(VALUES));
  if (kind < 75) return random.pick(RAW);
  if (kind < 97) return treeOf(random.pick(TIMES));
  return random.chance(0.1) ? nested(100_000, '[', ']') : treeOf('x'.repeat(random.pick([8_000, 32_768, 60_000])));
}

/** A piece of text that makes any JSON text malformed. */
export function noJson(random: Random): JsonTree {
  return random.pick(NO_JSON);
}

/** Names of fields that may stand anywhere. */
export function oddKey(random: Random): string {
  return random.pick([
    ...['__proto__', 'constructor', 'prototype', 'toString', 'toJSON', 'hasOwnProperty', 'length', '0', '', 'extra'],
    ...['type', 'id', 'ts', 't', 'page', 'url', 'title', 'name', 'events', 'pages', 'at', 'seq', 'properties', 'v'],
    ...['\u0000', '\ud800', 'ü', 'x'.repeat(129), 'a b', '\ufeff', 'x'.repeat(5_000)],
  ]);
}
