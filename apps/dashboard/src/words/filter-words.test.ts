import { expect, test } from 'vitest';
import { filterWords } from './filter-words.ts';

test.each([
  [{ kind: 'country', anyOf: ['DE', 'FR'] } as const, 'Germany or France'],
  [{ kind: 'returning', is: true } as const, 'there before'],
  [
    { kind: 'outcome', anyOf: ['abandoned_cart', 'abandoned_checkout'] } as const,
    'Left a cart behind or Left the checkout',
  ],
  [{ kind: 'stage', anyOf: ['payment'] } as const, 'Payment'],
  [
    { kind: 'channel', anyOf: ['paid_search', 'paid_social', 'paid_video', 'display', 'paid_other'] } as const,
    'Paid search, Paid social, Paid video or 2 more',
  ],
])('%j', (filter, words) => {
  const { kind } = filter;
  expect(
    filterWords(
      kind === 'returning' ? filter : ({ ...filter, anyOf: [...filter.anyOf] } as Parameters<typeof filterWords>[0]),
    ),
  ).toBe(words);
});
