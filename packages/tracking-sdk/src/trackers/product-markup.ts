import { all, closest, ignored } from '../core/element.ts';
import { productBy, productsOf } from '../core/product.ts';
import type { TrackedProduct } from '../core/tracked-event.ts';

/** A product that the page shows, and where it was found. */
export interface FoundProduct {
  product: TrackedProduct;
  found: 'attribute' | 'json_ld' | 'microdata' | 'open_graph';
  /** What says so: the product's own element, or a script or tag that nobody sees. */
  element: Element;
}

/**
 * The product that a page is about: the element marked with `data-crow-product`, else the `Product` of its schema.org
 * JSON-LD, else of its microdata, else of its Open Graph tags. Where these name several products it is the one with the
 * main heading (`h1`) in it; a list of cards is about none of them.
 */
export function productOfPage(): FoundProduct | undefined {
  const mainOf = (
    found: FoundProduct['found'],
    selector: string,
    read: (element: Element) => TrackedProduct[],
  ): FoundProduct | undefined => {
    const shown = all(document, selector).flatMap((element) =>
      closest(element, ignored) ? [] : read(element).map((product) => ({ product, found, element })),
    );
    return shown.find(
      ({ product, element }) => all(element, 'h1')[0] || shown.every((other) => other.product.id === product.id),
    );
  };
  return (
    mainOf('attribute', '[data-crow-product]', productsOf) ||
    mainOf('json_ld', '[type*=ld]', productsOf) ||
    mainOf('microdata', '[itemtype*=Product]', (element) => productBy(element, propertyOf)) ||
    mainOf('open_graph', '[property$=":price:amount"]', () => productBy(document, tagOf))
  );
}

/** What a microdata item says itself, not a review or a related product in it. */
function propertyOf(item: unknown, name: string): Element | undefined {
  return all(item, `[itemprop="${name}"]`).find((property) => property.parentElement?.closest('[itemscope]') === item);
}

/** What an Open Graph tag of the page says. */
function tagOf(root: unknown, name: string): Element | undefined {
  return all(root, `[property$=":${name}"]`)[0];
}
