import type { Product } from './catalog.ts';

/** The orders in which a shelf can be looked at. */
export const ORDERINGS = {
  recommended: { name: 'Recommended', compare: () => 0 },
  price_up: { name: 'Price, lowest first', compare: (a: Product, b: Product) => a.priceCents - b.priceCents },
  price_down: { name: 'Price, highest first', compare: (a: Product, b: Product) => b.priceCents - a.priceCents },
  name: { name: 'Name', compare: (a: Product, b: Product) => a.name.localeCompare(b.name, 'en') },
} as const;
export type Ordering = keyof typeof ORDERINGS;

export function isOrdering(name: string): name is Ordering {
  return Object.hasOwn(ORDERINGS, name);
}

export function sortProducts(products: readonly Product[], ordering: Ordering): Product[] {
  return products.toSorted(ORDERINGS[ordering].compare);
}
