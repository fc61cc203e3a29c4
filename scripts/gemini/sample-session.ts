import type { SessionEvent, UnderstandingInput } from '@crow/contracts';

const START = Date.UTC(2026, 9, 1, 10);

const STEPS = [
  ['/', { type: 'page_view' }],
  ['/products/laptop-x1', { type: 'page_view' }],
  ['/products/laptop-x1', { type: 'product_view', product: { id: 'laptop-x1' }, visibleMs: 42_000 }],
  ['/products/laptop-x1', { type: 'click', element: { tag: 'button', text: 'Add to cart' }, action: 'add_to_cart' }],
  ['/cart', { type: 'page_view' }],
  ['/cart', { type: 'custom', name: 'coupon_rejected', properties: { code: 'SAVE50' } }],
  ['/cart', { type: 'click', element: { tag: 'a', text: 'Checkout' }, action: 'checkout' }],
  ['/checkout', { type: 'page_view' }],
] as const;

/** A made-up visit that every provider has something to say about. */
export const SAMPLE_SESSION: UnderstandingInput = {
  session: {
    context: {
      organizationId: 'org_sample',
      sessionId: 'ses_sample',
      revision: 1,
      keyId: 'key_sample',
      platform: 'web',
      startedAt: START,
      endedAt: START + STEPS.length * 15_000,
    },
    events: STEPS.map(([path, content], index): SessionEvent => {
      const place = { id: `event-${index + 1}`, seq: index + 1, source: 'tab-1', ts: START + index * 15_000 };
      return { ...content, ...place, url: `https://shop.example${path}` };
    }),
  },
  organization: { id: 'org_sample', name: 'Fjord Electronics', language: 'en', currency: 'EUR' },
  catalog: [{ id: 'laptop-x1', name: 'Laptop X1', category: 'Laptops', price: 1299, currency: 'EUR' }],
};
