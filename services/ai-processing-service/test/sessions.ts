import type { CatalogProduct, SessionContext, SessionEvent, UnderstandingInput } from '@crow/contracts';

const START = Date.UTC(2026, 9, 1, 10);

const CATALOG: CatalogProduct[] = [
  { id: 'laptop-x1', name: 'Laptop X1', category: 'Laptops', price: 1299, currency: 'EUR', url: '/products/laptop-x1' },
  { id: 'phone-7', name: 'Phone 7', category: 'Phones', price: 649, currency: 'EUR', url: '/products/phone-7' },
];

/** What happened, without the envelope; pages stay until the next one. */
export type Step = Record<string, unknown> & { type: string; path?: string };

export const view = (path: string, title?: string): Step => ({ type: 'page_view', path, ...(title ? { title } : {}) });
export const click = (action: string): Step => ({ type: 'click', element: { tag: 'button' }, action });
export const press = (text: string): Step => ({ type: 'click', element: { tag: 'button', text } });
export const look = (id: string, visibleMs: number): Step => ({ type: 'product_view', product: { id }, visibleMs });
export const track = (name: string, properties: Record<string, unknown> = {}): Step => ({
  type: 'custom',
  name,
  properties,
});

/** A session of these steps, ten seconds apart. Ids of events are `ev-1`, `ev-2` and so on. */
export function sessionOf(steps: readonly Step[], context: Partial<SessionContext> = {}): UnderstandingInput {
  let url = '';
  const events = steps.map(({ path, ...content }, index) => {
    if (path !== undefined) url = `https://shop.example${path}`;
    const seq = index + 1;
    return {
      id: `ev-${seq}`,
      seq,
      source: 'tab-1',
      ts: START + seq * 10_000,
      url,
      ...content,
    } as unknown as SessionEvent;
  });
  return {
    session: {
      context: {
        organizationId: 'org_1',
        sessionId: 'ses_1',
        revision: 1,
        keyId: 'key_1',
        platform: 'web',
        startedAt: START,
        endedAt: START + 10_000 * (steps.length + 1),
        ...context,
      },
      events,
    },
    organization: { id: 'org_1', name: 'Fjord Electronics', language: 'en', currency: 'EUR' },
    catalog: CATALOG,
  };
}

/** Looked at the laptop for 42 s, put it into the cart, and left at the checkout after a coupon was rejected. */
export const LEFT_AT_CHECKOUT: readonly Step[] = [
  view('/'),
  view('/products/laptop-x1'),
  look('laptop-x1', 42_000),
  click('add_to_cart'),
  view('/cart'),
  track('coupon_rejected', { code: 'SAVE50' }),
  click('checkout'),
  view('/checkout'),
];
