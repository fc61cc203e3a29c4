import { LIMITS, type WireBatch, type WireEvent } from '@crow/contracts';
import type { Random } from '@crow/simulator';

/** Where a batch of the corpus goes. */
export interface Place {
  sessionId: string;
  batchId: string;
}

const ELEMENT = { tag: 'button', role: 'button', text: 'Add to cart', selector: '#add', attributes: { action: 'add' } };
const PRODUCT = { id: 'laptop-x1', name: 'Laptop X1', price: 1299.5, currency: 'EUR', category: 'Laptops' };
const FIELD = { name: 'zip', type: 'text', label: 'Postal code ☕' };

/** One event of each type, with most of its fields. */
const EVENTS: readonly WireEvent[] = [
  { type: 'page_view', navigation: 'load', referrer: 'https://search.example/?q=laptop', viewport: [1280, 720] },
  { type: 'click', element: ELEMENT, action: 'add_to_cart', product: PRODUCT, x: 10, y: 20.5, elementX: 0.5 },
  { type: 'rage_click', element: ELEMENT, count: 4 },
  { type: 'dead_click', element: ELEMENT },
  { type: 'product_view', product: PRODUCT, visibleMs: 4200, scrollDepth: 0.4, found: 'json_ld' },
  { type: 'form_focus', form: 'checkout', field: FIELD },
  { type: 'form_blur', form: 'checkout', field: FIELD, durationMs: 900, filled: true },
  { type: 'form_error', form: 'checkout', field: FIELD, constraint: 'valueMissing' },
  { type: 'form_abandon', form: 'checkout', field: FIELD, fields: 3, durationMs: 9000 },
  { type: 'form_submit', form: 'checkout', fields: 5 },
  { type: 'performance', metrics: { lcp: 1200, cls: 0.01 }, targets: { lcp: 'img.hero' } },
  { type: 'error', message: 'x is not a function', origin: 'exception', line: 3, column: 9 },
  { type: 'request_failed', request: 'https://shop.example/api', method: 'POST', status: 503 },
  { type: 'custom', name: 'coupon', properties: { code: 'X', nested: { list: [1, 'two', null] } } },
  { type: 'identify', userId: 'ann', traits: { plan: 'pro' } },
  { type: 'group', groupId: 'acme', traits: { seats: 3 } },
];

/** The source of a place's batch. Its name stands in it twice, so that a changed byte doesn't make it that of another batch. */
export function sourceOf({ batchId }: Place): string {
  return `${batchId}-${batchId}`.slice(0, LIMITS.idLength);
}

/** A batch in which everything is right, with a few events of different types. */
export function goodBatch(place: Place, random: Random): WireBatch {
  const { sessionId, batchId } = place;
  const count = random.between(1, 8);
  return {
    v: 1,
    batchId,
    sessionId,
    visitorId: 'vis_1',
    source: sourceOf(place),
    seq: random.between(0, 1000),
    at: Date.now() - random.between(0, 100_000),
    platform: random.pick(['web', 'react-native', 'electron', 'server'] as const),
    context: { language: 'de-AT', timeZone: 'Europe/Vienna', screen: [1280, 720], touch: false },
    pages: [
      { url: 'https://shop.example/products/x1?ref=☕', title: 'Laptop X1' },
      { url: 'https://shop.example/cart' },
    ],
    properties: { currency: 'EUR', member: true },
    events: Array.from({ length: count }, (_, index) => ({
      ...structuredClone(random.pick(EVENTS)),
      t: index * 100,
      page: random.between(0, 1),
    })),
  };
}
