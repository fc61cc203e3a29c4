import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactText, redactUrl } from './redact.ts';

describe('addresses', () => {
  test.each([
    ['https://shop.example/a?q=laptop&page=2#top', 'https://shop.example/a?q=laptop&page=2#top'],
    ['https://shop.example/?token=abc&q=x', 'https://shop.example/?token=[redacted]&q=x'],
    [
      'https://shop.example/#access_token=abc&state=1',
      'https://shop.example/#access_token=[redacted]&state=[redacted]',
    ],
    ['https://ann:pw@shop.example/a', 'https://shop.example/a'],
    ['https://shop.example/?next=ann%40mail.example', 'https://shop.example/?next=[redacted]'],
    ['https://shop.example/orders/4242424242424242', 'https://shop.example/orders/[redacted]'],
    ['https://shop.example/products/1234567890123456', 'https://shop.example/products/1234567890123456'],
  ])('%s is kept as %s', (url, kept) => {
    expect(redactUrl(url)).toBe(kept);
  });

  test('an address that is too long loses query and hash, and names the same page', () => {
    expect(redactUrl(`https://shop.example/a?q=${'x'.repeat(5_000)}`)).toBe('https://shop.example/a');
  });

  test('no e-mail address gets through, wherever it stands', () => {
    const name = fc.stringMatching(/^[a-z0-9.]{1,12}$/);
    fc.assert(
      fc.property(
        name,
        fc.constantFrom('@', '%40'),
        fc.constantFrom('?x=', '/', '#', '?a=b&c='),
        (user, at, before) => {
          const redacted = redactUrl(`https://shop.example${before}${user}${at}mail.example`);
          expect(redacted).not.toContain('mail.example');
        },
      ),
    );
  });
});

test('texts lose web tokens and cards, and keep prices and order numbers', () => {
  expect(redactText('Paid with 4242 4242 4242 4242')).toBe('Paid with [redacted]');
  expect(redactText('eyJhbGciOi.eyJzdWIi.sig and more')).toBe('[redacted] and more');
  expect(redactText('Order F456848, 1,299.00 EUR')).toBe('Order F456848, 1,299.00 EUR');
});
