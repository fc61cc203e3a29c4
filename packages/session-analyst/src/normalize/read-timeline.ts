import type { CompleteSession, ProductMention, Properties, SessionEvent, UnderstandingInput } from '@crow/contracts';
import { PermanentError } from '../permanent-error.ts';
import { listedProducts } from '../products/listed-products.ts';
import { createProductShelf, type ProductShelf } from '../products/product-shelf.ts';
import { actionOf } from '../roles/action-role.ts';
import { type Page, readPage } from '../roles/page-role.ts';
import { type Terms, termsOf } from '../roles/terms.ts';
import { createScrubber } from '../scrub/session-scrubber.ts';
import { visitsOf } from '../visits/visit.ts';
import type { Moment, Timeline } from './moment.ts';

const NOWHERE: Page = { path: '', role: 'other' };

/**
 * Puts a session in order: by time, each event once, each with its page, its action and its product.
 * @throws {PermanentError} when the session holds no event
 */
export function readTimeline({ session, organization, catalog }: UnderstandingInput): Timeline {
  const events = inOrder(session);
  if (events.length === 0) throw new PermanentError('the session holds no event');
  const scrubber = createScrubber(events, session.context.userId);
  const shelf = createProductShelf(catalog, scrubber);
  const terms = termsOf(organization.terms);
  const pages = pagesOf(events, terms);
  const named = events.map((event) => productNamedBy(event, shelf));
  placeProducts(events, pages, named, shelf);
  const moments = events.map((event, index): Moment => {
    const page = pages[index] ?? NOWHERE;
    const action = actionOf(event, terms);
    const product = named[index] ?? shelf.onPage(page);
    return { id: event.id, at: event.ts, event, page, ...(action ? { action } : {}), ...(product ? { product } : {}) };
  });
  return { context: session.context, moments, visits: visitsOf(moments), shelf, scrubber };
}

function inOrder({ events }: CompleteSession): SessionEvent[] {
  const once = new Map<string, SessionEvent>();
  for (const event of events) if (!once.has(event.id)) once.set(event.id, event);
  return [...once.values()].sort((a, b) => a.ts - b.ts);
}

/** The page of each event; an event without address happened where the one before it did. */
function pagesOf(events: readonly SessionEvent[], terms: Terms): Page[] {
  const read = new Map<string, Page>();
  let current = NOWHERE;
  return events.map(({ url }) => {
    if (!url) return current;
    let page = read.get(url);
    if (!page) {
      page = readPage(url, terms);
      read.set(url, page);
    }
    current = page;
    return page;
  });
}

function productNamedBy(event: SessionEvent, shelf: ProductShelf): ProductMention | undefined {
  if (event.type === 'product_view') return shelf.named(event.product);
  if (event.type === 'click') {
    if (event.product) return shelf.named(event.product);
    return productInAttribute(event.element.attributes?.product, shelf);
  }
  return event.type === 'custom' ? productInProperties(event.properties ?? {}, shelf) : undefined;
}

/** The usual names for a product among the properties of a custom event. */
function productInProperties(properties: Properties, shelf: ProductShelf): ProductMention | undefined {
  const { product } = properties;
  const about = typeof product === 'object' && product !== null && !Array.isArray(product) ? product : properties;
  const first = (...values: unknown[]) => values.find((value) => typeof value === 'string' && value !== '');
  const { product_id, productId, sku, product_name, productName, price, currency, category } = about;
  const id = first(product_id, productId, about === properties ? product : about.id, sku);
  if (typeof id !== 'string') return onlyListed(properties, shelf);
  const name = first(product_name, productName, about.name);
  if (typeof name !== 'string') return shelf.byId(id);
  return shelf.named({
    id,
    name,
    ...(typeof price === 'number' && price >= 0 ? { price } : {}),
    ...(typeof currency === 'string' ? { currency } : {}),
    ...(typeof category === 'string' ? { category } : {}),
  });
}

/** The product of an event whose list holds one: of several, the event is about none. */
function onlyListed(properties: Properties, shelf: ProductShelf): ProductMention | undefined {
  const [only, ...others] = listedProducts(properties);
  if (!only || others.length > 0) return undefined;
  const { quantity: _, ...product } = only;
  const { currency } = properties;
  return shelf.listed({ ...product, ...(typeof currency === 'string' ? { currency } : {}) });
}

/** `data-crow-product` holds an id, or a product as JSON. */
function productInAttribute(value: string | undefined, shelf: ProductShelf): ProductMention | undefined {
  if (!value) return undefined;
  if (!value.startsWith('{')) return shelf.byId(value);
  try {
    const { id, name } = JSON.parse(value) as { id?: unknown; name?: unknown };
    if (typeof id !== 'string' || id === '') return undefined;
    return shelf.named({ id, ...(typeof name === 'string' ? { name } : {}) });
  } catch {
    return undefined; // a mistake in the page's markup: there is no product to name
  }
}

/** A page on which exactly one product was seen is that product's page. */
function placeProducts(
  events: readonly SessionEvent[],
  pages: readonly Page[],
  named: readonly (ProductMention | undefined)[],
  shelf: ProductShelf,
): void {
  const seen = new Map<string, { page: Page; products: Map<string, ProductMention> }>();
  events.forEach((event, index) => {
    const page = pages[index];
    const product = named[index];
    if (event.type !== 'product_view' || !page || !product) return;
    if (page.role !== 'product' && !(page.role === 'other' && page.path !== '')) return;
    const entry = seen.get(page.path) ?? { page, products: new Map() };
    entry.products.set(product.id, product);
    seen.set(page.path, entry);
  });
  for (const { page, products } of seen.values()) {
    const [product] = products.values();
    if (product && products.size === 1) shelf.place(page, product);
  }
}
