import { productOf, productOfElement } from '../core/product.ts';
import type { TrackedProduct } from '../core/tracked-event.ts';

/** A product that the page shows, and where it was found. */
export interface FoundProduct {
  product: TrackedProduct;
  found: 'attribute' | 'json_ld' | 'microdata' | 'open_graph';
  /** The product's own element, where it has one. */
  element?: Element;
}

/** What id, name, sku, brand, category, price and currency are called, by schema.org and by Open Graph. */
const SCHEMA = 'productID|sku|productGroupID|@id|url|name name sku brand category price|lowPrice priceCurrency';
const OPEN_GRAPH = ':retailer_item_id|og:title og:title - :brand :category :price:amount :price:currency';

/**
 * The product that a page is about: the element marked with `data-crow-product`, else the `Product` of its schema.org
 * JSON-LD, else of its microdata, else of its Open Graph tags. Where several products have elements it is the one with
 * the main heading (`h1`) in it or on it; a list of cards is about none of them.
 */
export function productOfPage(): FoundProduct | undefined {
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const mainOf = (
    found: FoundProduct['found'],
    selector: string,
    read: (element: Element) => TrackedProduct | undefined,
  ): FoundProduct | undefined => {
    const shown = all(selector).flatMap((element) => {
      const product = element.closest('[data-crow-ignore]') ? undefined : read(element);
      return product ? { element, product, found } : [];
    });
    const isAlone = shown.every(({ product }) => product.id === shown[0]?.product.id);
    return shown.find(({ element }) => isAlone || element.matches('h1') || element.querySelector('h1'));
  };
  const inHead = (found: FoundProduct['found'], product: TrackedProduct | undefined | false) =>
    product && { found, product };
  return (
    mainOf('attribute', '[data-crow-product]', productOfElement) ||
    inHead(
      'json_ld',
      productInJsonLd(all('[type="application/ld+json"]').map(({ textContent }) => `${textContent}`)),
    ) ||
    mainOf('microdata', '[itemtype*="schema.org/Product"]', productInMicrodata) ||
    inHead(
      'open_graph',
      !!all('[property="og:type"][content$=product],[property$=":price:amount"]')[0] &&
        productBy(OPEN_GRAPH, (name) => all(`[property$="${name}"]`)[0]?.getAttribute('content')),
    ) ||
    undefined
  );
}

/** Reads a product by the names that its fields have in a vocabulary: see {@link SCHEMA}. */
function productBy(names: string, read: (name: string) => unknown): TrackedProduct | undefined {
  const [id, name, sku, brand, category, price, currency] = names
    .split(' ')
    .map((each) => each.split('|').map(read).find(Boolean));
  return productOf({ id, name, sku, brand, category, price, currency });
}

/** JSON-LD is data of the page: any shape is possible, and reading from what is no object gives undefined. */
type Node = { [field: string]: Node } & { toString(): string };

/** The only product that JSON-LD texts describe as their subject; lists of products have no subject. */
export function productInJsonLd(texts: string[]): TrackedProduct | undefined {
  const [node, another] = texts.flatMap(subjectsOf).filter((each) => /\bProduct(Group)?\b/.test(`${each?.['@type']}`));
  const first = (value: Node | undefined) => [value].flat()[0];
  return node && !another
    ? productBy(SCHEMA, (name) => {
        const value = first(node[name] ?? first(node.offers)?.[name]);
        return value?.name ?? value;
      })
    : undefined;
}

function subjectsOf(text: string): (Node | undefined)[] {
  try {
    return [JSON.parse(text)].flat().flatMap((node) => [node, node?.mainEntity].concat(node?.['@graph'] ?? []));
  } catch {
    return []; // a mistake in the page's markup
  }
}

/** Reads properties of the product itself and of its offer, not of a review or a related product in it. */
function productInMicrodata(scope: Element): TrackedProduct | undefined {
  return productBy(SCHEMA, (name) => {
    const own = [...scope.querySelectorAll(`[itemprop~="${name}"]`)].find(
      ({ parentElement }) => parentElement?.closest('[itemscope]:not([itemprop=offers])') === scope,
    );
    const at = own?.querySelector('[itemprop=name]') ?? own;
    return at?.getAttribute('content') || at?.textContent || at?.getAttribute('href');
  });
}
