import type { ProductMention } from '@crow/contracts';
import type { FactBook } from '../facts/collect-facts.ts';
import type { Fact } from '../facts/fact.ts';
import { leftInCart } from '../outcome/left-in-cart.ts';

/** What a visit was most about: bought, else last put into the cart, else looked at longest, else compared first. */
export function mainProduct(facts: FactBook): ProductMention | undefined {
  const inCart = leftInCart(facts).toSorted((a, b) => a.to - b.to);
  const viewed = facts.of('viewed').toSorted((a, b) => (b.numbers.visibleMs ?? 0) - (a.numbers.visibleMs ?? 0));
  const candidates = [
    facts.of('purchased').at(-1),
    inCart.at(-1),
    viewed[0],
    facts.of('compared')[0],
    facts.of('wishlisted')[0],
  ];
  return candidates.flatMap((fact: Fact | undefined) => fact?.products ?? [])[0];
}
