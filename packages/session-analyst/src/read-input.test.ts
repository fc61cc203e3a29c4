import { gzipSync } from 'node:zlib';
import { toArchiveLines } from '@crow/contracts';
import { expect, test } from 'vitest';
import { analyze } from './analyze.ts';
import { session } from './evaluation/session-builder.ts';
import { printUnderstanding } from './print-understanding.ts';
import { readInput } from './read-input.ts';

const input = session().view('/products/laptop-x1').click('add_to_cart').view('/cart').click('checkout').build();
const bytesOf = (text: string) => new TextEncoder().encode(text);

test('an archive is read packed and unpacked', () => {
  const lines = toArchiveLines(input.session);
  expect(readInput(gzipSync(lines)).session).toEqual(input.session);
  expect(readInput(bytesOf(lines)).session).toEqual(input.session);
});

test('an archive of one event is no other JSON document', () => {
  const { session: one } = session().view('/').build();
  expect(readInput(bytesOf(toArchiveLines(one))).session.events).toHaveLength(1);
});

test('a whole input is read as it is', () => {
  expect(readInput(bytesOf(JSON.stringify(input)))).toEqual(input);
});

test.each([
  ['{"a":1}', 'neither events, nor a session with organization'],
  ['no json', 'not an archive of a session'],
  ['', 'archive holds no event'],
])('%j is refused and says why', (text, message) => {
  expect(() => readInput(bytesOf(text))).toThrow(message);
});

test('damaged gzip data is named as such', () => {
  expect(() => readInput(gzipSync('a').subarray(0, 12))).toThrow('gzip data is damaged');
});

test('the printed understanding shows each statement with its events', () => {
  const printed = printUnderstanding(analyze(input));
  expect(printed).toContain('intent      purchasing (confidence 0.7)');
  expect(printed).toContain('High purchase intent for Laptop X1.\n      events: e1, e2');
});
