import { SEARCH_FILTER_KINDS } from '@crow/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { productCandidates } from './products.ts';
import { readQuestion } from './read-question.ts';

/** Wednesday, noon in Berlin. */
const NOW = Date.UTC(2026, 10, 25, 11);
const PRODUCTS = [
  { id: 'x1', name: 'Laptop X1' },
  { id: 'w', name: 'Watch' },
  { id: 'teapot', name: 'Théière Bleue' },
];
const read = (question: string, kinds?: (typeof SEARCH_FILTER_KINDS)[number][]) =>
  readQuestion(question, { now: NOW, timeZone: 'Europe/Berlin', products: PRODUCTS, ...(kinds ? { kinds } : {}) });

/** Filters without the words, by kind. */
function filtersOf(question: string): Record<string, unknown> {
  return Object.fromEntries(
    read(question).filters.map((filter) => {
      if ('anyOf' in filter) {
        return [filter.kind, filter.anyOf.map((value) => (typeof value === 'string' ? value : value.id))];
      }
      return [filter.kind, filter.kind === 'returning' ? filter.is : 'time'];
    }),
  );
}

test('a question is taken apart, and each filter says from which words it comes', () => {
  const { filters, rest, exact } = read('returning visitors from Germany who gave up at payment last week');
  expect(filters.map(({ kind, words }) => [kind, words])).toEqual([
    ['time', 'last week'],
    ['returning', 'returning visitors'],
    ['country', 'from Germany'],
    ['outcome', 'gave up at payment'],
    ['stage', 'gave up at payment'],
  ]);
  expect(rest).toBe('returning visitors who gave up at payment');
  expect(exact).toEqual([]);
});

test.each([
  ['people who hesitated at shipping costs', { friction: ['shipping_shock'] }],
  ['shoppers who were put off by the high delivery fees', { friction: ['shipping_shock'] }],
  ['the voucher didn’t work', { friction: ['coupon_rejected'] }],
  ['rage clicks', { friction: ['rage_click'] }],
  ['abandoned carts', { outcome: ['abandoned_cart'] }],
  ['left without buying', { outcome: ['left_without_cart', 'abandoned_cart', 'abandoned_checkout'] }],
  ['purchases', { outcome: ['purchase_completed'] }],
  ['customers ending their plan', { intent: ['support', 'account', 'after_sales'] }],
  ['bots', { intent: ['automated'] }],
  ['first-time visitors', { returning: false }],
  ['French visitors', { country: ['FR'] }],
  ['people in the UK or from Ireland', { country: ['GB', 'IE'] }],
  ['visitors who came from a newsletter', { channel: ['email'] }],
  ['who looked at the laptop x1', { product: ['x1'] }],
  ['theiere bleue', { product: ['teapot'] }],
  ['pay later', {}],
  ['who could not pay with their card', { stage: ['checkout', 'payment', 'bought'] }],
  ['complained about shipping', { outcome: ['contacted_support'] }],
  ['refund policy', { intent: ['after_sales'] }],
  ['unsure which size to take', {}],
  ['unsure', { friction: ['hesitation', 'shipping_shock'] }],
])('“%s” is read', (question, filters) => {
  expect(filtersOf(question)).toEqual(filters);
});

test.each([
  'a page in French',
  'jersey in size M',
  'watch the video',
  'the direct way to the cart',
  'an order of one piece',
  'password problems at registration',
  'after-sales service',
  'newsletter sign-ups',
  'returning an item',
  'carts that were never paid for',
  'sales that we lost',
  'buyers asking for an invoice',
  'a payment bounced',
])('“%s” is not read as more than it says', (question) => {
  const { country, channel, product, returning, outcome } = filtersOf(question);
  expect({ country, channel, product, returning, outcome }).toEqual({});
});

test('several words of a kind leave what they have in common', () => {
  expect(filtersOf('abandoned the cart and bought nothing')).toEqual({ outcome: ['abandoned_cart'] });
});

test('filters that were turned off are not read, and their words count for the meaning again', () => {
  const { filters, rest } = read('purchases from Germany', ['outcome']);
  expect(filters.map(({ kind }) => kind)).toEqual(['outcome']);
  expect(rest).toBe('purchases from Germany');
});

describe('exact texts', () => {
  test.each([
    ['"left at the checkout" and nothing else', ['left at the checkout']],
    ['order F204816', ['F204816']],
    ['#300400', ['300400']],
    ['coupon WELCOME and SAVE50', ['WELCOME', 'SAVE50']],
    ['don’t ask for 30days or the 20th, or the X1', []],
    ['order ORD-2024-11 of 2026-11-03', ['ORD-2024-11']],
  ])('%s', (question, exact) => {
    expect(read(question).exact).toEqual(exact);
  });

  test('what is quoted is no filter', () => {
    expect(filtersOf('"abandoned carts"')).toEqual({});
  });
});

describe('meaning', () => {
  test('is in the words of the analyst', () => {
    expect(read('the voucher in the basket').meaning).toBe('the coupon in the cart');
  });

  test('is the whole question when filters say all of it', () => {
    const { rest, meaning } = read('visitors from Germany last week');
    expect(rest).toBe('');
    expect(meaning).toBe('visitors from Germany last week');
  });
});

test('candidates for products are the phrases of the question', () => {
  expect(productCandidates('The Laptop X1')).toEqual([
    'The',
    'The Laptop',
    'The Laptop X1',
    'Laptop',
    'Laptop X1',
    'X1',
  ]);
});

test('any question can be read: filters of different kinds, in order, with words of the question', () => {
  const part = fc.oneof(
    fc.constantFrom('last week', 'from Germany', 'returning visitors', '"left"', 'gave up at payment', 'or', 'F204816'),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
      const question = parts.join(' ');
      const { filters, exact, rest } = read(question);
      const kinds = filters.map(({ kind }) => kind);
      expect(kinds).toEqual(SEARCH_FILTER_KINDS.filter((kind) => kinds.includes(kind)));
      for (const { words } of filters) for (const piece of words.split(' … ')) expect(question).toContain(piece);
      for (const text of exact) expect(question).toContain(text);
      expect(rest.length).toBeLessThanOrEqual(question.length);
    }),
  );
});
