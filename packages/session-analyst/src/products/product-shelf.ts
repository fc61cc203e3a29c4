import type { CatalogProduct, ProductMention, WireProduct } from '@crow/contracts';
import { fold } from '../roles/fold.ts';
import { type Page, readPage } from '../roles/page-role.ts';
import type { Scrubber } from '../scrub/session-scrubber.ts';
import { nameFromSlug } from './name-from-slug.ts';

const NAME_LENGTH = 60;
const ID_LENGTH = 64;

/** Which product is meant: the catalog's word before the page's, the page's before the address's. */
export interface ProductShelf {
  /** A product named by an event. */
  named(product: WireProduct): ProductMention | undefined;
  /** A product known by its id only. */
  byId(id: string): ProductMention | undefined;
  /** The product that a page is about. */
  onPage(page: Page): ProductMention | undefined;
  /** Says that a page is about a product. */
  place(page: Page, product: ProductMention): void;
}

export function createProductShelf(catalog: readonly CatalogProduct[], scrubber: Scrubber): ProductShelf {
  const byId = new Map<string, ProductMention>();
  const byPath = new Map<string, ProductMention>();
  const byName = new Map<string, ProductMention>();

  const keep = (product: ProductMention): ProductMention => {
    byId.set(product.id, product);
    byName.set(fold(product.name), product);
    return product;
  };
  for (const entry of catalog) {
    const { id, category, price, currency, url } = entry;
    const product = keep(mention(id, scrubber.clean(entry.name, NAME_LENGTH) ?? id, { category, price, currency }));
    if (url) byPath.set(pathKey(readPage(url).path), product);
  }
  const inCatalog = new Set(byId.keys());

  const fromId = (id: string) => {
    const name = scrubber.clean(nameFromSlug(id), NAME_LENGTH);
    return name === undefined ? undefined : (byName.get(fold(name)) ?? keep(mention(cut(id), name, {})));
  };

  return {
    named(given) {
      const known = byId.get(cut(given.id));
      if (known && inCatalog.has(known.id)) return known;
      const name = scrubber.clean(given.name, NAME_LENGTH) ?? known?.name ?? scrubber.clean(nameFromSlug(given.id), NAME_LENGTH);
      if (name === undefined) return undefined;
      const details = {
        category: scrubber.clean(given.category, 40) ?? known?.category,
        price: given.price ?? known?.price,
        currency: currencyCode(given.currency) ?? known?.currency,
      };
      return keep(mention(cut(given.id), name, details));
    },
    byId: (id) => byId.get(cut(id)) ?? fromId(id),
    onPage(page) {
      const placed = byPath.get(pathKey(page.path));
      if (placed) return byId.get(placed.id) ?? placed;
      if (page.role !== 'product' || page.slug === undefined) return undefined;
      const product = byId.get(cut(page.slug)) ?? fromId(page.slug);
      if (product) byPath.set(pathKey(page.path), product);
      return product;
    },
    place(page, product) {
      if (!byPath.has(pathKey(page.path))) byPath.set(pathKey(page.path), product);
    },
  };
}

/** An ISO 4217 code, or nothing: anything else is not shown beside an amount. */
export function currencyCode(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z]{3}$/.test(value) ? value.toUpperCase() : undefined;
}

function mention(
  id: string,
  name: string,
  details: { category?: string | undefined; price?: number | undefined; currency?: string | undefined },
): ProductMention {
  const currency = currencyCode(details.currency);
  return {
    id,
    name,
    ...(details.category === undefined ? {} : { category: details.category }),
    ...(details.price === undefined ? {} : { price: details.price }),
    ...(currency === undefined ? {} : { currency }),
  };
}

function cut(id: string): string {
  return id.slice(0, ID_LENGTH);
}

function pathKey(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
