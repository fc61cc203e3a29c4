import { expect, test } from 'vitest';
import { periodOf } from './period-of.ts';

test('one day is a period to its end', () => {
  const period = periodOf({ first: '2026-11-24', last: '2026-11-24' });
  expect(period).toEqual({ from: new Date(2026, 10, 24).getTime(), to: new Date(2026, 10, 25).getTime() });
});

test('what names no period is none', () => {
  expect(periodOf({ first: '2026-11-24', last: '2026-11-23' })).toBeNull();
  expect(periodOf({ first: '', last: '2026-11-23' })).toBeNull();
  expect(periodOf({ first: '2026-11-24', last: '' })).toBeNull();
  expect(periodOf({ first: '1812-11-24', last: '2026-11-24' })).toBeNull();
});
