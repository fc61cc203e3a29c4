import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mendJson } from './mend-json.ts';

/** Any UTF-16 units, those often that need an escape or look like one. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('\0', '\ud800', '\udbff', '\udc00', '\udfff', '\u{1f600}', '\\', '"', 'u0000', 'ud800', '\ufffd'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.constantFrom<unknown>(null, true, 0),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(text, tie('any'), { maxKeys: 3 }),
  ),
})).any;

/** How a writer may spell a JSON text: as `JSON.stringify`, or all escaped, in letters of either case. */
const spelling = fc.constantFrom<(json: string) => string>(
  (json) => json,
  (json) => escapedBeyondAscii(json, (hex) => hex),
  (json) => escapedBeyondAscii(json, (hex) => hex.toUpperCase()),
);

function escapedBeyondAscii(json: string, spell: (hex: string) => string): string {
  return json.replace(/[^ -~]/g, (unit) => `\\u${spell(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`);
}

function mended(given: unknown): unknown {
  if (typeof given === 'string') return given.toWellFormed().replaceAll('\0', '\ufffd');
  if (Array.isArray(given)) return given.map(mended);
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(Object.entries(given).map(([key, item]) => [mendedName(key), mended(item)]));
}

function mendedName(name: string): string {
  return name.toWellFormed().replaceAll('\0', '\ufffd').replaceAll('\\', '/');
}

function parsed(json: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return null;
  }
}

describe('a JSON text is mended', () => {
  test('so that each text in it is well-formed and without NUL, and everything else as it was', () => {
    fc.assert(
      fc.property(value, spelling, (given, spell) => {
        const json = spell(JSON.stringify(given));
        expect(JSON.parse(mendJson(json))).toEqual(mended(given));
      }),
      { numRuns: 2000 },
    );
  });

  test('not at all when it has nothing to mend', () => {
    const clean = value.map(mended);
    fc.assert(
      fc.property(clean, spelling, (given, spell) => {
        const json = spell(JSON.stringify(given));
        expect(mendJson(json)).toBe(json);
      }),
      { numRuns: 2000 },
    );
  });

  test('without becoming longer, shorter, or JSON where it was none', () => {
    const pieces = fc.constantFrom(
      '\\',
      '\\u',
      '\\U',
      '0000',
      'd800',
      'DC00',
      'd83d',
      '\\ude00',
      '"',
      'x',
      '{"a":"',
      '"}',
      '":',
      '005C',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 10 }), (parts) => {
        const json = parts.join('');
        const result = mendJson(json);
        expect(result.length).toBe(json.length);
        expect(mendJson(result)).toBe(result);
        expect(parsed(result) === null).toBe(parsed(json) === null);
      }),
      { numRuns: 3000 },
    );
  });
});

test.each([
  ['"\\ud800"', '"\\ufffd"'],
  ['"\\u0000"', '"\\ufffd"'],
  ['"\\\\u0000"', '"\\\\u0000"'],
  ['"\\\\\\u0000"', '"\\\\\\ufffd"'],
  ['"\\ud83d\\ude00"', '"\\ud83d\\ude00"'],
  ['"\\uD83D\\uDE00\\uDE00"', '"\\uD83D\\uDE00\\ufffd"'],
  ['"\\ud83d\\ud83d\\ude00"', '"\\ufffd\\ud83d\\ude00"'],
  ['"\\ude00\\ud83d"', '"\\ufffd\\ufffd"'],
  ['"\\ud83d\\\\ude00"', '"\\ufffd\\\\ude00"'],
  ['{"a\\udfffb":1}', '{"a\\ufffdb":1}'],
  ['{"\\\\":"\\\\"}', '{"\\/":"\\\\"}'],
  ['{"C:\\\\a" :1}', '{"C:\\/a" :1}'],
  ['{"\\u005c\\u005C":1}', '{"\\u002f\\u002f":1}'],
  ['{"\\"\\n\\\\n":1}', '{"\\"\\n\\/n":1}'],
  ['["{\\"\\\\\\":1}"]', '["{\\"\\\\\\":1}"]'],
])('%s becomes %s', (json, result) => {
  expect(mendJson(json)).toBe(result);
});

test('names are what their text says, whatever names came before', () => {
  const sent = ['{"before":[],"a\\\\":0}', '{"before":1,"a\\u0041":0}', '{"before":1,"a\\n":0}'];
  const names = sent.map((json) => Object.keys(JSON.parse(mendJson(json)))[1]);
  expect(names).toEqual(['a/', 'aA', 'a\n']);
});

test('a batch of escapes takes no long time', () => {
  const json = `"${'\\ud83d\\\\"'.repeat(26_000)}`;
  const began = performance.now();
  mendJson(json);
  expect(performance.now() - began).toBeLessThan(500);
});
