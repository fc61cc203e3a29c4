import type { Statement } from '@crow/contracts';
import type { FactBook } from '../facts/collect-facts.ts';
import type { Fact } from '../facts/fact.ts';
import type { Phrases } from '../language/phrases.ts';
import { stateFacts } from './piece.ts';
import { type Reason, tells } from './reasons.ts';

/** One sentence for each obstacle that is not told of as the reason to leave. */
export function obstacleStatements(facts: FactBook, reason: Reason | undefined, phrases: Phrases): Statement[] {
  const { says, duration, money } = phrases;
  const say = (kind: Parameters<FactBook['of']>[0], most: number, text: (fact: Fact) => string): Statement[] =>
    facts
      .of(kind)
      .filter((fact) => !tells(reason, fact))
      .slice(0, most)
      .map((fact) => stateFacts(text(fact), [fact]));
  const count = ({ numbers }: Fact) => numbers.count ?? 1;
  return [
    ...say('form_error', 2, (fact) => says.formError(fact.subject, count(fact))),
    ...say('coupon_rejected', 2, (fact) => says.couponRejected(fact.subject, count(fact))),
    ...say('payment_failed', 1, (fact) => says.paymentFailed(count(fact), fact.subject)),
    ...say('shipping_checked', 1, ({ numbers, currency }) =>
      says.shippingCosts(numbers.amount === undefined ? undefined : money(numbers.amount, currency)),
    ),
    ...say('hesitated', 2, (fact) =>
      fact.numbers.waitedMs === undefined
        ? says.cameBackToCheckout(count(fact))
        : says.paused(duration(fact.numbers.waitedMs)),
    ),
    ...say('rage', 1, () => says.rage),
    ...say('dead', 1, () => says.dead),
    ...say('slow_page', 1, (fact) => says.slow(count(fact))),
    ...say('crashed', 1, (fact) => says.crashed(count(fact))),
    ...say('returning', 2, ({ numbers }) =>
      numbers.waitedMs === undefined ? says.knownCustomer : says.cameBack(duration(numbers.waitedMs)),
    ),
  ];
}
