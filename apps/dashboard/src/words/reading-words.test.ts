import type { ProvisionalReading } from '@crow/contracts';
import { expect, test } from 'vitest';
import { readingWords } from './reading-words.ts';

const READING: ProvisionalReading = {
  ...{ intent: 'purchasing', stage: 'checkout', confidence: 0.93, friction: ['coupon_rejected'], events: 9, at: 0 },
  product: { id: 'x1', name: 'Laptop X1' },
};

test('a reading says why, how sure, how far, about what, and what got in the way', () => {
  expect(readingWords(READING)).toBe('So far: Buying, very sure · Checkout · Laptop X1 · A coupon was rejected');
});

test('of what nobody can tell, nobody is sure', () => {
  const { product: _, ...nothing } = READING;
  expect(readingWords({ ...nothing, intent: 'unknown', stage: 'none', friction: [] })).toBe('So far: Unclear');
});

test('how it would end is said once there is an end in sight', () => {
  const { product: _, ...plain } = { ...READING, friction: [] };
  expect(readingWords({ ...plain, outcome: 'abandoned_cart' })).toBe(
    'So far: Buying, very sure · Checkout · would end as: Left a cart behind',
  );
  expect(readingWords({ ...plain, outcome: 'open' })).toBe('So far: Buying, very sure · Checkout');
});
