import { productOf, productOfElement } from '../core/product.ts';
import type { TrackedProduct } from '../core/tracked-event.ts';

/** A product that the page shows, and where it was found. */
export interface FoundProduct {
  product: TrackedProduct;
  found: 'attribute' | 'json_ld';
}

/**
 * The product that a page is about: the element marked with `data-crow-product`, else the `Product` of its
 * schema.org JSON-LD. Where several products are marked it is the one with the main heading (`h1`) in it or on it;
 * a list of cards is about none of them.
 */
export function productOfPage(document: Document): FoundProduct | undefined {
  const marked = [...document.querySelectorAll('[data-crow-product]')].flatMap((element) => {
    const product = element.closest('[data-crow-ignore]') ? undefined : productOfElement(element);
    return product ? { element, product } : [];
  });
  const isAlone = new Set(marked.map(({ product }) => product.id)).size === 1;
  const main = marked.find(({ element }) => isAlone || element.matches('h1') || element.querySelector('h1'));
  if (main) return { product: main.product, found: 'attribute' };
  const scripts = document.querySelectorAll('[type="application/ld+json"]');
  const product = productInJsonLd([...scripts].map((script) => script.textContent ?? ''));
  return product && { product, found: 'json_ld' };
}

/** JSON-LD is data of the page: any shape is possible, and reading from what is no object gives undefined. */
type Node = { [field: string]: Node } & { toString(): string };

/** The only product that JSON-LD texts describe as their subject; lists of products have no subject. */
export function productInJsonLd(texts: string[]): TrackedProduct | undefined {
  const [node, another] = texts.flatMap(subjectsOf).filter((each) => /\bProduct(Group)?\b/.test(`${each?.['@type']}`));
  if (!node || another) return undefined;
  const offer = first(node.offers);
  const { sku, brand, category } = node;
  return productOf({
    id: node.productID ?? first(sku) ?? node.productGroupID ?? node['@id'] ?? node.url ?? node.name,
    name: node.name,
    sku: first(sku),
    brand: first(brand)?.name ?? brand,
    category: first(category)?.name ?? first(category),
    price: offer?.price ?? offer?.lowPrice,
    currency: offer?.priceCurrency,
  });
}

function subjectsOf(text: string): (Node | undefined)[] {
  try {
    return [JSON.parse(text)].flat().flatMap((node) => [node, node?.mainEntity].concat(node?.['@graph'] ?? []));
  } catch {
    return []; // a mistake in the page's markup
  }
}

function first(value: Node | undefined): Node | undefined {
  return Array.isArray(value) ? value[0] : value;
}
