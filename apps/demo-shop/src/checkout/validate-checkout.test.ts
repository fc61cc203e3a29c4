import { describe, expect, test } from 'vitest';
import { hasErrors } from '../forms/errors.ts';
import { type CheckoutValues, validateCheckout } from './validate-checkout.ts';

const good: CheckoutValues = {
  name: 'Solveig Lund',
  email: 'solveig@example.org',
  street: 'Strandveien 4',
  postalCode: '0150',
  city: 'Oslo',
  country: 'NO',
  card: '4242 4242 4242 4242',
};

describe('the checkout form', () => {
  test('accepts a complete order', () => {
    expect(hasErrors(validateCheckout(good))).toBe(false);
  });

  test('asks for everything that is missing, in the order of the form', () => {
    const blank = { name: ' ', email: '', street: '', postalCode: '', city: '', country: '', card: '' };
    expect(Object.keys(validateCheckout(blank))).toEqual(Object.keys(good));
  });

  test.each(['solveig', 'solveig@', '@example.org', 'solveig@example', 'a b@example.org', 'a@b..org'])(
    '%s is no e-mail address',
    (email) => {
      expect(validateCheckout({ ...good, email }).email).toContain('name@example.org');
    },
  );

  test('postal codes are those of the country', () => {
    expect(validateCheckout({ ...good, country: 'DE' }).postalCode).toContain('20095');
    expect(validateCheckout({ ...good, country: 'NL', postalCode: '1012ab' }).postalCode).toBeUndefined();
  });

  test('a mistyped card number is found before the bank is asked', () => {
    expect(validateCheckout({ ...good, card: '4242 4242 4242 4243' }).card).toContain('typing error');
  });
});
