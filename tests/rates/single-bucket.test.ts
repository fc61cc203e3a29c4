import { expect, test } from 'vitest';
import { passedBySingleBucket } from './single-bucket.ts';

const every = (ms: number, seconds: number) => Array.from({ length: (seconds * 1000) / ms }, (_, index) => index * ms);

test('a single bucket lets its burst and its rate pass, and what is slower altogether', () => {
  const rate = { perSecond: 100, burst: 50 };
  expect(passedBySingleBucket(every(1, 10), 1, rate)).toBe(50 + 999);
  expect(passedBySingleBucket(every(10, 10), 1, rate)).toBe(1_000);
  expect(passedBySingleBucket(every(1, 10).reverse(), 1, rate)).toBe(50 + 999);
  expect(passedBySingleBucket([], 1, rate)).toBe(0);
});

test('what a batch takes too much is paid back', () => {
  expect(passedBySingleBucket([0, 1_000, 3_000, 4_000], 30, { perSecond: 10, burst: 5 })).toBe(60);
});
