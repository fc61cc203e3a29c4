import type { CatalogProduct, ProductMention, WireProduct } from '@crow/contracts';
import { fold } from '../roles/fold.ts';
import { type Page, readPage } from '../roles/page-role.ts';
import { createScrubber, type Scrubber } from '../scrub/session-scrubber.ts';
import { nameFromSlug } from './name-from-slug.ts';

const NAME_LENGTH = 60;
const ID_LENGTH = 64;

/** Which product is meant: the catalog's word before the page's, the page's before the address's. */
export interface ProductShelf {
  /** A product named by an event. */
  named(product: WireProduct): ProductMention | undefined;
  /** A product known by its id only. */
  byId(id: string): ProductMention | undefined;
  /** A product of a list, which may name it or not. */
  listed(product: WireProduct): ProductMention | undefined;
  /** The product that a page is about. */
  onPage(page: Page): ProductMention | undefined;
  /** Says that a page is about a product. */
  place(page: Page, product: ProductMention): void;
}

export function createProductShelf(catalog: readonly CatalogProduct[], scrubber: Scrubber): ProductShelf {
  const sold = catalogShelf(catalog);
  const byId = new Map<string, ProductMention>();
  const byPath = new Map<string, ProductMention>();
  const byName = new Map<string, ProductMention>();

  const keep = (product: ProductMention): ProductMention => {
    byId.set(product.id, product);
    byName.set(fold(product.name), product);
    return product;
  };
  const find = (id: string) => sold.byId(id) ?? byId.get(idOf(id, ''));
  const fromId = (id: string) => {
    const name = scrubber.clean(nameFromSlug(id), NAME_LENGTH);
    if (name === undefined) return undefined;
    return sold.byName(name) ?? byName.get(fold(name)) ?? keep(mention(idOf(id, name), name, {}));
  };

  const named = (given: WireProduct): ProductMention | undefined => {
    const entry = sold.byId(given.id);
    if (entry) return entry;
    const known = byId.get(idOf(given.id, ''));
    const name =
      scrubber.clean(given.name, NAME_LENGTH) ?? known?.name ?? scrubber.clean(nameFromSlug(given.id), NAME_LENGTH);
    if (name === undefined) return undefined;
    const details = {
      category: scrubber.clean(given.category, 40) ?? known?.category,
      // A price and its currency stay together: another event's currency would make it another amount.
      ...(given.price === undefined
        ? { price: known?.price, currency: known?.currency }
        : { price: given.price, currency: currencyCode(given.currency) ?? known?.currency }),
    };
    return keep(mention(idOf(given.id, name), name, details));
  };
  const byItsId = (id: string) => find(id) ?? fromId(id);

  return {
    named,
    byId: byItsId,
    listed: (given) => (given.name === undefined ? byItsId(given.id) : named(given)),
    onPage(page) {
      const path = pathKey(page.path);
      const placed = sold.byPath(path) ?? byPath.get(path);
      if (placed) return byId.get(placed.id) ?? placed;
      if (page.role !== 'product' || page.slug === undefined) return undefined;
      const product = find(page.slug) ?? fromId(page.slug);
      if (product) byPath.set(path, product);
      return product;
    },
    place(page, product) {
      byPath.set(pathKey(page.path), product);
    },
  };
}

/** Finds catalog products. Entries are made ready when they are first asked for: a session meets few of thousands. */
function catalogShelf(catalog: readonly CatalogProduct[]) {
  // The catalog is the shop's own word: what identify told of a visitor is no reason to change a product's name.
  const scrubber = createScrubber([]);
  const ready = new Map<CatalogProduct, ProductMention>();
  const ids = new Map(catalog.map((entry) => [entry.id, entry]));
  let paths: Map<string, CatalogProduct> | undefined;
  let names: Map<string, CatalogProduct> | undefined;
  const show = (entry: CatalogProduct | undefined): ProductMention | undefined => {
    if (!entry) return undefined;
    const known = ready.get(entry);
    if (known) return known;
    const name = scrubber.clean(entry.name, NAME_LENGTH) ?? scrubber.clean(nameFromSlug(entry.id), NAME_LENGTH);
    if (name === undefined) return undefined;
    const made = mention(entry.id, name, entry);
    ready.set(entry, made);
    return made;
  };
  return {
    byId: (id: string) => show(ids.get(id)),
    byPath(path: string) {
      paths ??= new Map(catalog.flatMap((entry) => (entry.url ? [[pathOf(entry.url), entry] as const] : [])));
      return show(paths.get(path));
    },
    byName(name: string) {
      names ??= new Map(catalog.map((entry) => [fold(entry.name), entry]));
      return show(names.get(fold(name)));
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

/** An id as it is kept; one that holds an e-mail address is replaced by the product's name. */
function idOf(id: string, name: string): string {
  return (/@|%40/.test(id) ? fold(name).replaceAll(' ', '-') : id).slice(0, ID_LENGTH);
}

function pathOf(url: string): string {
  return pathKey(/^\/[\w./-]*$/.test(url) ? url : readPage(url).path);
}

function pathKey(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
