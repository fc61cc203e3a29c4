import { IDLE_MS_BOUNDS } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readIdleTime, writeIdleTime } from './idle-time.ts';

test('what is written is read as the same time', () => {
  fc.assert(
    fc.property(fc.integer(IDLE_MS_BOUNDS), (ms) => {
      const { value, unit } = writeIdleTime(ms);
      expect(readIdleTime(value, unit)).toBe(ms);
    }),
  );
});

test('the largest unit with a whole number is chosen', () => {
  expect(writeIdleTime(3_600_000)).toEqual({ value: '1', unit: 'h' });
  expect(writeIdleTime(5_400_000)).toEqual({ value: '90', unit: 'min' });
  expect(writeIdleTime(15_000)).toEqual({ value: '15', unit: 's' });
  expect(writeIdleTime(1_500)).toEqual({ value: '1.5', unit: 's' });
});

test('a comma is a point, and what is no time within the bounds is refused', () => {
  expect(readIdleTime(' 1,5 ', 'min')).toBe(90_000);
  for (const wrong of ['', ' ', 'soon', '-5', '0', '25', '1e9']) {
    expect(readIdleTime(wrong, 'h')).toEqual({ error: 'From 1 s to 24 h, please.' });
  }
});
