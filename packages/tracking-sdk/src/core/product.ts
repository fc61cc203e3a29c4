import { cut, shortText } from './text.ts';
import type { TrackedProduct } from './tracked-event.ts';

/**
 * Reads a product from what a caller or a page gave, within the limits of the wire.
 * A price may be a text with its currency, `12.50 €`; one with other signs between its digits could mean anything.
 * @returns undefined when it has no id
 */
export function productOf(given: Record<string, unknown> | null | undefined): TrackedProduct | undefined {
  const text = (field: string, length?: number) => {
    const value = given?.[field];
    return value != null && typeof value !== 'object' ? shortText(cut(value, length)) : undefined;
  };
  const id = text('id');
  const [, price] = /^[^\d-]*(\d{1,12}\.?\d*)\D*$/.exec(text('price') ?? '') ?? [];
  return id
    ? {
        id,
        name: text('name'),
        price: price ? +price : undefined,
        currency: text('currency', 8),
        category: text('category'),
        brand: text('brand'),
        sku: text('sku'),
      }
    : undefined;
}

/** The product that an element is marked with, `data-crow-product='{"id":"laptop-x1"}'`; undefined when unreadable. */
export function productOfElement(element: Element): TrackedProduct | undefined {
  try {
    return productOf(JSON.parse(element.getAttribute('data-crow-product') as string));
  } catch {
    return undefined; // a mistake in the page's markup: there is no product to name
  }
}
