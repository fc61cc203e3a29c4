import type { Errors } from '../forms/errors.ts';
import { emailProblem, missingProblem } from '../forms/rules.ts';
import { passesLuhn } from './luhn.ts';

/** What the checkout asks for. */
export const CHECKOUT_FIELDS = ['name', 'email', 'street', 'postalCode', 'city', 'country', 'card'] as const;
export type CheckoutField = (typeof CHECKOUT_FIELDS)[number];
export type CheckoutValues = Record<CheckoutField, string>;

/** Where the shop sends to, and how postal codes look there. */
export const COUNTRIES = {
  AT: { name: 'Austria', postalCode: /^\d{4}$/, example: '1010' },
  DK: { name: 'Denmark', postalCode: /^\d{4}$/, example: '2100' },
  FI: { name: 'Finland', postalCode: /^\d{5}$/, example: '00100' },
  DE: { name: 'Germany', postalCode: /^\d{5}$/, example: '20095' },
  NL: { name: 'Netherlands', postalCode: /^\d{4} ?[A-Za-z]{2}$/, example: '1012 AB' },
  NO: { name: 'Norway', postalCode: /^\d{4}$/, example: '0150' },
  SE: { name: 'Sweden', postalCode: /^\d{3} ?\d{2}$/, example: '111 22' },
} as const;
export type Country = keyof typeof COUNTRIES;

export function isCountry(code: string): code is Country {
  return Object.hasOwn(COUNTRIES, code);
}

/** @returns a sentence for each field that can't be accepted, in the order of the form */
export function validateCheckout(values: CheckoutValues): Errors<CheckoutField> {
  const errors: Errors<CheckoutField> = {};
  const check = (field: CheckoutField, problem: string | undefined) => {
    if (problem) errors[field] = problem;
  };
  check('name', missingProblem(values.name, 'Enter your name.'));
  check('email', emailProblem(values.email));
  check('street', missingProblem(values.street, 'Enter your street and house number.'));
  check('postalCode', postalCodeProblem(values.postalCode, values.country));
  check('city', missingProblem(values.city, 'Enter your city.'));
  check('country', isCountry(values.country) ? undefined : 'Choose the country that we send to.');
  check('card', cardProblem(values.card));
  return errors;
}

function postalCodeProblem(code: string, country: string): string | undefined {
  const missing = missingProblem(code, 'Enter your postal code.');
  if (missing || !isCountry(country)) return missing;
  const { name, postalCode, example } = COUNTRIES[country];
  return postalCode.test(code.trim()) ? undefined : `Postal codes of ${name} look like ${example}.`;
}

function cardProblem(number: string): string | undefined {
  const missing = missingProblem(number, 'Enter a card number.');
  if (missing) return missing;
  return passesLuhn(number) ? undefined : 'This card number has a typing error. Check its digits.';
}
