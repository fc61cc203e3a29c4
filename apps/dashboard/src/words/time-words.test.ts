import { describe, expect, test } from 'vitest';
import { duration, sinceStart, timeAgo } from './time-words.ts';

describe('durations', () => {
  test.each([
    [0, '0 ms'],
    [820, '820 ms'],
    [1_000, '1 s'],
    [2_340, '2.3 s'],
    [9_960, '10 s'],
    [59_600, '1 min'],
    [185_000, '3 min 5 s'],
    [3_600_000, '1 h'],
    [4_320_000, '1 h 12 min'],
  ])('%i ms reads as %s', (ms, expected) => expect(duration(ms)).toBe(expected));
});

describe('place within a session', () => {
  test.each([
    [0, '0:00'],
    [7_400, '0:07'],
    [760_000, '12:40'],
    [3_729_000, '1:02:09'],
    [-500, '0:00'],
  ])('%i ms after the start is %s', (ms, expected) => expect(sinceStart(ms)).toBe(expected));
});

describe('how long ago', () => {
  test('a clock that runs ahead never tells a time in the future', () => {
    expect(timeAgo(10_000, 0)).toBe(timeAgo(0, 0));
  });

  test('the largest fitting unit is told', () => {
    expect(timeAgo(0, 59_000)).toContain('59');
    expect(timeAgo(0, 61_000)).toContain('1 min');
    expect(timeAgo(0, 7_300_000)).toContain('2');
  });
});
