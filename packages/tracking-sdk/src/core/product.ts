import { attempt, parsed } from './attempt.ts';
import { cut, shortText } from './text.ts';
import type { TrackedProduct } from './tracked-event.ts';

/** The fields of a product, each with what schema.org and Open Graph call it. */
const FIELDS =
  'id|productID|sku|retailer_item_id|name|title name|title sku brand category price|lowPrice|price:amount currency|priceCurrency';

/** Says what something is under a name; undefined when it says nothing. */
type Get = (node: unknown, name: string) => unknown;

/**
 * Reads a product from what a caller or a page says, within the limits of the wire.
 * A price may be a text with its currency, `12.50 €`; one with other signs between its digits could mean anything, and
 * one of nothing is none.
 * @returns one product, or none when nothing tells it from others
 */
export function productBy(node: unknown, get: Get = fieldOf): TrackedProduct[] {
  const product: Record<string, string | number | undefined> = {};
  for (const names of FIELDS.split(' ')) {
    const all = names.split('|');
    for (const name of all) {
      const value = get(node, name) ?? get(get(node, 'offers'), name);
      product[all[0] as string] ||= textOf(get(value, 'name') ?? value);
    }
  }
  product.price = Number(`${product.price}`.replace(/^\D+|\D+$/g, '')) || undefined;
  return product.id ? [product as unknown as TrackedProduct] : [];
}

/** The text of a value, or of an element of the page. */
function textOf(value: unknown): string | undefined {
  const element = value as Partial<Element> | undefined;
  const text = element?.getAttribute?.('content') || element?.textContent || value;
  return typeof text === 'object' ? undefined : shortText(cut(text ?? ''));
}

/** What an object says under a name, the first when it says several things. */
const fieldOf: Get = (node, name) => [(node as Record<string, unknown> | undefined)?.[name]].flat()[0];

/** Reads a product that a caller gave. */
export function productOf(given: unknown): TrackedProduct | undefined {
  return productBy(given)[0];
}

/**
 * The products that an element names as JSON: in its attribute, `data-crow-product='{"id":"laptop-x1"}'`, or as the
 * subjects of a schema.org script. A mistake in it makes them none.
 */
export function productsOf(element: Element | undefined): TrackedProduct[] {
  return (
    attempt(() =>
      [parsed(element?.getAttribute('data-crow-product') ?? element?.textContent)]
        .flat()
        .flatMap((node) => [node, node?.mainEntity, node?.['@graph']])
        .flat()
        .flatMap((node) => (/Product|undefined/.test(node?.['@type']) ? productBy(node) : [])),
    ) ?? []
  );
}
