import { expect, test } from 'vitest';
import { handleLimit, objectsWithin } from './handles.ts';

test('objects get the handles that are left, within what memory allows', () => {
  expect(objectsWithin(20_000)).toBe(1_616);
  expect(objectsWithin(1_048_576)).toBe(3_000);
  expect(objectsWithin(Number.POSITIVE_INFINITY)).toBe(3_000);
  expect(objectsWithin(256)).toBe(20);
});

test('the limit of this process is known', () => {
  expect(handleLimit()).toBeGreaterThan(100);
});
