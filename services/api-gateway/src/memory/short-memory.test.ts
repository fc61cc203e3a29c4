import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createShortMemory } from './short-memory.ts';

test('a value is used until its life is over, counted from when it was asked for', () => {
  let now = 1_000;
  const memory = createShortMemory<string>({ lifeMs: 900, entries: 10 }, () => now);
  memory.set('key', 'value', 600);
  now = 1_499;
  expect(memory.get('key')).toBe('value');
  now = 1_500;
  expect(memory.get('key')).toBeUndefined();
});

test('a value is gone when it was forgotten', () => {
  const memory = createShortMemory<string>({ lifeMs: 900, entries: 10 }, () => 0);
  memory.set('key', 'value', 0);
  memory.forget('key');
  expect(memory.get('key')).toBeUndefined();
});

test('never more than the newest few are remembered', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-f]$/)), fc.integer({ min: 1, max: 4 }), (names, entries) => {
      const memory = createShortMemory<number>({ lifeMs: 10, entries }, () => 0);
      names.forEach((name, index) => {
        memory.set(name, index, 0);
      });
      const newest = [...new Set(names.toReversed())].slice(0, entries);
      for (const name of new Set(names)) {
        expect(memory.get(name)).toBe(newest.includes(name) ? names.lastIndexOf(name) : undefined);
      }
    }),
  );
});
