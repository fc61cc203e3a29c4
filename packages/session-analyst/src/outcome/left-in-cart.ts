import type { FactBook } from '../facts/collect-facts.ts';
import type { Fact } from '../facts/fact.ts';

/** Additions to the cart that were not taken back afterwards. */
export function leftInCart(facts: FactBook): Fact[] {
  return facts.of('added').filter((added) => {
    const id = added.products[0]?.id;
    const removed = facts.of('removed').filter(({ products: [product] }) => product === undefined || product.id === id);
    return !removed.some(({ to }) => to > added.to);
  });
}
