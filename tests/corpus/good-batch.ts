import type { WireBatch, WireEvent } from '@crow/contracts';
import type { Random } from './random.ts';

/** When the batches of the corpus were made, by clients whose clocks are right. */
export const MADE_AT = Date.UTC(2026, 10, 24, 12);

const ELEMENT = {
  tag: 'button',
  role: 'button',
  text: 'In den Warenkorb ☕',
  selector: '#buy > .x',
  attributes: { id: 'buy' },
};
const PRODUCT = { id: 'x1', name: 'Laptop X1', price: 1299.5, currency: 'EUR', category: 'laptops', sku: 'x-1' };
const FIELD = { name: 'email', type: 'email', label: 'E-Mail' };
const PROPERTIES = { total: 12.5, items: [1, 'two', null, { deep: [true] }], 'naïve key': '😀' };

/** One good event of each type, most of them with all that they may have. */
const EVENTS: readonly WireEvent[] = [
  {
    type: 'page_view',
    navigation: 'load',
    referrer: 'https://search.example/?q=1',
    viewport: [1280, 720],
    campaign: { source: 'mail' },
  },
  {
    type: 'click',
    element: ELEMENT,
    action: 'add_to_cart',
    product: PRODUCT,
    x: 10.5,
    y: -3,
    elementX: 0.5,
    elementY: 1,
  },
  { type: 'rage_click', element: { tag: 'a', href: '/' }, count: 4, x: 1, y: 2 },
  { type: 'dead_click', element: { tag: 'p' } },
  { type: 'product_view', product: PRODUCT, visibleMs: 1500, scrollDepth: 0.25, containerDepth: 1, found: 'json_ld' },
  { type: 'form_submit', form: 'checkout', fields: 3 },
  { type: 'form_focus', form: 'checkout', field: FIELD },
  { type: 'form_blur', form: 'checkout', field: FIELD, durationMs: 900, filled: true },
  { type: 'form_error', form: 'checkout', field: FIELD, constraint: 'typeMismatch' },
  { type: 'form_abandon', form: 'checkout', field: FIELD, fields: 2, durationMs: 5000 },
  { type: 'performance', metrics: { lcp: 1200.5, cls: 0.01 }, targets: { lcp: 'img' }, methods: { tti: 'quiet' } },
  { type: 'error', message: 'x is not a function', name: 'TypeError', origin: 'exception', script: '/a.js', line: 3 },
  { type: 'request_failed', request: '/api/cart', method: 'POST', status: 503, durationMs: 30 },
  { type: 'custom', name: 'paid', properties: PROPERTIES },
  { type: 'identify', userId: 'user-1', traits: { plan: 'pro' } },
  { type: 'group', groupId: 'acme', traits: PROPERTIES },
];

const PAGES = [
  { url: 'https://shop.example/products/laptop-x1?utm_source=mail', title: 'Laptop X1' },
  { url: 'https://shop.example/cart' },
];

/** A batch in which everything is right; each event tells its own page or goes on from the one before it. */
export function goodBatch(random: Random, number: number): WireBatch {
  const events = Array.from({ length: 1 + random.below(8) }, (_, index) => goodEvent(random, index));
  return {
    v: 1,
    batchId: `bat_${number}`,
    sessionId: `ses_${number}`,
    visitorId: 'vis_1',
    source: 'tab-1',
    seq: random.below(1000),
    at: MADE_AT,
    platform: random.pick(['web', 'react-native', 'electron', 'server']),
    sdk: { name: 'crow', version: '1.0.0' },
    context: {
      touch: false,
      language: 'de-DE',
      timeZone: 'Europe/Berlin',
      screen: [1920, 1080],
      app: { name: 'shop' },
    },
    consent: { analytics: true, personalization: false, aiProcessing: true },
    ...(random.chance(0.3) ? { userId: 'user-1', groupId: 'acme', properties: PROPERTIES } : {}),
    pages: PAGES,
    events,
  };
}

function goodEvent(random: Random, index: number): WireEvent {
  return {
    ...structuredClone(random.pick(EVENTS)),
    ...(random.chance(0.5) ? { t: index * 1000 } : { ts: MADE_AT + index }),
    ...(random.chance(0.3) ? { id: `evt-${index}` } : {}),
    ...(random.chance(0.5) ? { page: random.below(PAGES.length) } : {}),
  };
}
