import type { FactBook } from '../facts/collect-facts.ts';
import type { Fact } from '../facts/fact.ts';
import { shippingShock } from '../friction/find-friction.ts';
import type { Phrases } from '../language/phrases.ts';
import type { Reading } from '../reading.ts';

/** Why a visitor who gave up probably left: the last obstacle before the end. */
export interface Reason {
  /** Ends a sentence after "after". */
  text: string;
  facts: readonly Fact[];
}

export function reasonToLeave(
  { facts, outcome }: Pick<Reading, 'facts' | 'outcome'>,
  { because, money }: Phrases,
): Reason | undefined {
  if (outcome !== 'abandoned_checkout' && outcome !== 'abandoned_cart') return undefined;
  const obstacles: [Fact | undefined, (fact: Fact) => string][] = [
    [facts.of('coupon_rejected').at(-1), ({ subject }) => because.couponRejected(subject)],
    [facts.of('payment_failed')[0], ({ numbers, subject }) => because.paymentFailed(numbers.count ?? 1, subject)],
    [
      shippingShock(facts, outcome),
      ({ numbers: { amount }, currency }) =>
        because.shippingCosts(amount === undefined ? undefined : money(amount, currency)),
    ],
    [facts.of('form_error').at(-1), ({ subject }) => because.formErrors(subject)],
  ];
  const reasons = obstacles.flatMap(([fact, say]) => (fact ? [{ text: say(fact), facts: [fact] }] : []));
  return reasons.toSorted((a, b) => latest(b) - latest(a))[0];
}

/** Whether an obstacle is told of as the reason already. */
export function tells(reason: Reason | undefined, fact: Fact): boolean {
  return reason?.facts.includes(fact) === true;
}

/** Facts that show that the cart or the checkout was left. */
export function leavingFacts(facts: FactBook): Fact[] {
  return [...facts.of('checkout_step').slice(-1), ...facts.of('cart_opened').slice(-1)];
}

function latest({ facts }: Reason): number {
  return Math.max(...facts.map(({ to }) => to));
}
