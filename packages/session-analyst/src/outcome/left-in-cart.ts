import type { FactBook } from '../facts/collect-facts.ts';
import type { Fact } from '../facts/fact.ts';

/** A cart that was filled in an earlier session: it is opened, and a coupon tried on it. */
export function isEarlierCartInUse(facts: FactBook): boolean {
  return facts.has('cart_opened') && !facts.has('added') && facts.has('coupon_rejected', 'coupon_accepted');
}

/** Additions to the cart that were not taken back afterwards. */
export function leftInCart(facts: FactBook): Fact[] {
  return facts.of('added').filter((added) => {
    const id = added.products[0]?.id;
    const removed = facts.of('removed').filter(({ products: [product] }) => product === undefined || product.id === id);
    return !removed.some(({ to }) => to > added.to);
  });
}
