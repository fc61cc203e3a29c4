import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('flags have defaults', () => {
  expect(readOptions([])).toMatchObject({ sessions: 200, rate: 50, spreadMinutes: 0, seed: 'fjord' });
  expect(readOptions(['--sessions', '5', '--endpoint', 'http://x/'])).toMatchObject({
    sessions: 5,
    endpoint: 'http://x',
  });
});

test.each([
  [['--sessions', 'many'], '--sessions takes a whole number'],
  [['--sessions', '0'], 'from 1'],
  [['--rate', ''], '--rate takes'],
  [['--sesions', '5'], "'--sesions'"],
])('%j is refused with what is wrong', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});
