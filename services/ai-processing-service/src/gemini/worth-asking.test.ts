import type { ModelPolicy } from '@crow/contracts';
import { expect, test } from 'vitest';
import { ask } from '../../test/ask.ts';
import { click, LEFT_AT_CHECKOUT, sessionOf, view } from '../../test/sessions.ts';

const BROWSED = [view('/'), view('/products/laptop-x1'), view('/products/phone-7'), view('/about'), view('/')];

async function endingOf(steps: Parameters<typeof sessionOf>[0], policy?: ModelPolicy, context = {}) {
  const input = sessionOf(steps, context);
  const organization = { ...input.organization, ...(policy ? { modelPolicy: policy } : {}) };
  const { understanding, requests } = await ask({ ...input, organization }, ['honest']);
  expect(understanding.interactions.length).toBeGreaterThan(0);
  const ended = understanding.provenance.asked?.ended;
  expect(requests.length > 0).toBe(ended === 'used');
  return ended;
}

test('a visit that tells something is asked about', async () => {
  expect(await endingOf(LEFT_AT_CHECKOUT)).toBe('used');
  expect(await endingOf(BROWSED)).toBe('used');
});

test.each([
  ['a bounce', [view('/')], {}],
  ['three events', [view('/'), view('/products/laptop-x1'), click('add_to_cart')], {}],
  ['a program that says so', LEFT_AT_CHECKOUT, { userAgent: 'Mozilla/5.0 (compatible; ExampleBot/2.1)' }],
])('%s is not', async (_name, steps, context) => {
  expect(await endingOf(steps, 'all', context)).toBe('too_little');
});

test('nothing goes to the model of an organization that does not want it, and of a visitor who did not agree', async () => {
  expect(await endingOf(LEFT_AT_CHECKOUT, 'off')).toBe('switched_off');
  const consent = { analytics: true, personalization: true, aiProcessing: false };
  expect(await endingOf(LEFT_AT_CHECKOUT, 'all', { consent })).toBe('no_consent');
  expect(await endingOf(LEFT_AT_CHECKOUT, 'off', { consent })).toBe('no_consent');
  expect(await endingOf(LEFT_AT_CHECKOUT, 'all', { consent: { ...consent, aiProcessing: true } })).toBe('used');
});

test('an organization that asks about interesting sessions asks about carts, and not about looking around', async () => {
  expect(await endingOf(LEFT_AT_CHECKOUT, 'interesting')).toBe('used');
  expect(await endingOf(BROWSED, 'interesting')).toBe('not_interesting');
});
