import type { SessionEvent } from '@crow/contracts';
import { describe, expect, test } from 'vitest';
import { describeEvent, labelWords, sentence } from './event-words.ts';

const identity = { id: 'e1', ts: 1_700_000_000_000, source: 's', seq: 0 };

function told(event: SessionEvent): string {
  const { lead, subject, details } = describeEvent(event);
  return [lead, subject, ...details].filter(Boolean).join(' | ');
}

describe('telling an event', () => {
  test('a page view names its title and where the visitor came from', () => {
    const event: SessionEvent = {
      ...identity,
      type: 'page_view',
      url: 'https://shop.example/laptops?sort=price',
      title: 'Laptops',
      referrer: 'https://search.example/?q=laptop',
    };
    expect(told(event)).toBe('Opened | Laptops | from search.example');
  });

  test('a page view without a title names its path', () => {
    expect(told({ ...identity, type: 'page_view', url: 'https://shop.example/laptops?sort=price' })).toBe(
      'Opened | /laptops?sort=price',
    );
  });

  test('moving inside the shop is not told as coming from somewhere', () => {
    const event: SessionEvent = {
      ...identity,
      type: 'page_view',
      url: 'https://shop.example/cart',
      referrer: 'https://shop.example/laptops',
    };
    expect(told(event)).toBe('Opened | /cart');
  });

  test('a click tells its text, and its meaning when that differs', () => {
    const click = (text: string): SessionEvent => ({
      ...identity,
      type: 'click',
      action: 'add_to_cart',
      element: { tag: 'button', text },
    });
    expect(told(click('Add to cart'))).toBe('Clicked | “Add to cart”');
    expect(told(click('In den Warenkorb'))).toBe('Clicked | “In den Warenkorb” | Add to cart');
  });

  test('a product view tells visible time and scroll depth', () => {
    const event: SessionEvent = {
      ...identity,
      type: 'product_view',
      product: { id: 'x1', name: 'Laptop X1' },
      visibleMs: 42_000,
      scrollDepth: 0.8,
    };
    expect(told(event)).toBe('Looked at | Laptop X1 | visible for 42 s | scrolled to 80%');
  });

  test('a refused field says which rule failed', () => {
    const event: SessionEvent = {
      ...identity,
      type: 'form_error',
      form: 'checkout',
      field: { name: 'zip', label: 'Postcode' },
      constraint: 'valueMissing',
    };
    expect(told(event)).toBe('Was refused in the field | Postcode | it was empty');
  });

  test('a custom event shows few properties and counts the rest', () => {
    const event: SessionEvent = {
      ...identity,
      type: 'custom',
      name: 'coupon_rejected',
      properties: { a: 1, b: 2, c: 3, d: 4, e: 5 },
    };
    expect(told(event)).toBe('Coupon rejected | a: 1 | b: 2 | c: 3 | d: 4 | 1 more');
  });

  test.each([
    ['add_to_cart', 'Add to cart'],
    ['addToCart', 'Add to cart'],
    ['video.play', 'Video play'],
  ])('%s reads as %s', (name, expected) => expect(sentence(name)).toBe(expected));
});

describe('labels of the live view', () => {
  test.each([
    ['click', 'add_to_cart', 'Add to cart'],
    ['click', 'Add to cart', 'Add to cart'],
    ['click', 'buy now: -20 %', 'buy now: -20 %'],
    ['custom', 'newsletterSignup', 'Newsletter signup'],
    ['product_view', 'iPhone_cable', 'iPhone_cable'],
  ] as const)('%s of %s reads as %s', (type, label, expected) => expect(labelWords(type, label)).toBe(expected));
});
