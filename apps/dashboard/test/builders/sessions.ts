import type { Acquisition, Interaction, SessionDetail, SessionEvent, SessionSummary, Statement } from '@crow/contracts';
import { MINUTE, NOW } from './clock.ts';

export function aSummary(fields: Partial<SessionSummary> = {}): SessionSummary {
  return {
    sessionId: 'ses_laptop0001',
    revision: 1,
    visitorId: 'vis_4f2a9c71d0',
    startedAt: NOW - 42 * MINUTE,
    endedAt: NOW - 38 * MINUTE,
    events: 9,
    pages: 4,
    entryPath: '/',
    deviceType: 'desktop',
    country: 'SE',
    intent: 'purchasing',
    outcome: 'abandoned_checkout',
    stage: 'checkout',
    confidence: 0.91,
    headline: 'Put the Laptop X1 into the cart and left at the shipping costs',
    products: [{ id: 'x1', name: 'Laptop X1', category: 'Laptops', price: 1299, currency: 'EUR' }],
    ...fields,
  };
}

export function anAcquisition(fields: Partial<Acquisition> = {}): Acquisition {
  return {
    channel: 'organic_search',
    source: 'google',
    referrerDomain: 'google.com',
    landingPath: '/laptops',
    ...fields,
  };
}

export function aStatement(text: string, evidence: string[]): Statement {
  return { text, evidence, claims: [] };
}

export function anInteraction(fields: Partial<Interaction> = {}): Interaction {
  const statements = fields.statements ?? [
    aStatement('Looked at the Laptop X1 for 48 seconds and read down to its reviews.', ['e2']),
    aStatement('Put the Laptop X1 into the cart and went on to the checkout.', ['e3', 'e5']),
    aStatement('The postcode was refused once.', ['e7']),
    aStatement('Left after the shipping costs were shown.', ['e8']),
  ];
  return {
    id: 'int_1',
    sessionId: 'ses_laptop0001',
    revision: 1,
    index: 0,
    headline: 'Put the Laptop X1 into the cart and left at the shipping costs',
    text: statements.map((statement) => statement.text).join(' '),
    statements,
    products: [{ id: 'x1', name: 'Laptop X1' }],
    intent: 'purchasing',
    outcome: 'abandoned_checkout',
    confidence: 0.91,
    startedAt: NOW - 42 * MINUTE,
    provenance: { source: 'analyst', model: 'crow-analyst', version: '1.0.0', droppedStatements: 0 },
    ...fields,
  };
}

const SHOP = 'https://laptop-lane.example';

/** Events of the visit that {@link anInteraction} tells, `e1` to `e9`. */
export function laptopEvents(startedAt = NOW - 42 * MINUTE): SessionEvent[] {
  let seq = 0;
  const at = (seconds: number, path: string, title: string) => {
    seq += 1;
    return { id: `e${seq}`, ts: startedAt + seconds * 1000, url: SHOP + path, title, source: 'tab1', seq };
  };
  const x1 = { id: 'x1', name: 'Laptop X1', price: 1299, currency: 'EUR' };
  const postcode = { name: 'postcode', label: 'Postcode' };
  return [
    { ...at(0, '/laptops/x1', 'Laptop X1'), type: 'page_view', referrer: 'https://search.example/' },
    { ...at(48, '/laptops/x1', 'Laptop X1'), type: 'product_view', product: x1, visibleMs: 48_000, scrollDepth: 0.83 },
    {
      ...at(52, '/laptops/x1', 'Laptop X1'),
      type: 'click',
      element: { tag: 'button', text: 'Add to cart' },
      action: 'add_to_cart',
      product: x1,
    },
    { ...at(60, '/cart', 'Your cart'), type: 'page_view' },
    { ...at(71, '/cart', 'Your cart'), type: 'click', element: { tag: 'a', text: 'Checkout' } },
    { ...at(74, '/checkout', 'Checkout'), type: 'page_view' },
    {
      ...at(110, '/checkout', 'Checkout'),
      type: 'form_error',
      form: 'address',
      field: postcode,
      constraint: 'patternMismatch',
    },
    {
      ...at(150, '/checkout', 'Checkout'),
      type: 'custom',
      name: 'shipping_costs_shown',
      properties: { amount: 49.9, currency: 'EUR' },
    },
    { ...at(151, '/checkout', 'Checkout'), type: 'performance', metrics: { lcp: 1240, cls: 0.02, inp: 88 } },
  ];
}

export function aSession(fields: Partial<SessionDetail> = {}): SessionDetail {
  return {
    sessionId: 'ses_laptop0001',
    state: 'processed',
    revision: 1,
    visitorId: 'vis_4f2a9c71d0',
    startedAt: NOW - 42 * MINUTE,
    endedAt: NOW - 39 * MINUTE,
    deviceType: 'desktop',
    country: 'SE',
    language: 'en',
    understanding: {
      intent: 'purchasing',
      outcome: 'abandoned_checkout',
      stage: 'checkout',
      confidence: 0.91,
      goal: 'Buy a Laptop X1',
      nextAction: 'Comes back to compare shipping costs',
      bot: false,
      friction: ['form_error', 'shipping_shock'],
      provenance: { source: 'analyst', model: 'crow-analyst', version: '1.0.0', droppedStatements: 1 },
    },
    interactions: [anInteraction()],
    events: laptopEvents(),
    ...fields,
  };
}

/** A session as it is while its visitor is still here. */
export function anUnreadSession(state: SessionDetail['state']): SessionDetail {
  const { understanding: _, ...rest } = aSession({ state, interactions: [] });
  return rest;
}
