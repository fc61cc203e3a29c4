import { expect, test } from 'vitest';
import { analyze } from './analyze.ts';
import { type SessionBuilder, session } from './evaluation/session-builder.ts';

/** The four events of the product's own example. */
function example(addToCart: (visit: SessionBuilder) => SessionBuilder = (visit) => visit.click('add_to_cart')) {
  const visit = session().view('/products/laptop-x1');
  return addToCart(visit).view('/cart').click('checkout');
}

const cases = {
  'with a catalog': example(),
  'without a catalog, named by its address': example().withoutCatalog(),
  'without a catalog, named by the click': example((visit) =>
    visit.click('add_to_cart', { id: 'laptop-x1', name: 'Laptop X1' }),
  ).withoutCatalog(),
};

for (const [name, visit] of Object.entries(cases)) {
  test(`the example is understood ${name}`, () => {
    const input = visit.build();
    const { intent, outcome, stage, interactions, provenance } = analyze(input);
    expect({ intent, outcome, stage }).toEqual({
      intent: 'purchasing',
      outcome: 'abandoned_checkout',
      stage: 'checkout',
    });
    expect(interactions).toHaveLength(1);
    const [interaction] = interactions;
    for (const words of ['Laptop X1', 'cart', 'checkout', /high purchase intent for Laptop X1/i]) {
      expect(interaction?.text).toMatch(words);
    }
    const ids = new Set(input.session.events.map(({ id }) => id));
    for (const { evidence } of interaction?.statements ?? []) {
      expect(evidence.length).toBeGreaterThan(0);
      expect(evidence.every((id) => ids.has(id))).toBe(true);
    }
    expect(interaction?.products.map((product) => product.name)).toEqual(['Laptop X1']);
    expect(provenance.droppedStatements).toBe(0);
  });
}

test('a comparison that ends at a rejected coupon reads as a shop owner would tell it', () => {
  const visit = session()
    .look('laptop-x1', 40)
    .look('aurora-air-13', 30)
    .look('laptop-x1', 20)
    .click('add_to_cart')
    .view('/cart')
    .click('checkout')
    .view('/checkout')
    .click('apply_coupon')
    .track('coupon_rejected', { code: 'SAVE50' });
  const [interaction] = analyze(visit.build()).interactions;
  expect(interaction?.text).toBe(
    'Compared Laptop X1 and Aurora Air 13, put Laptop X1 (1,299.00 EUR) into the cart and left at the checkout after the coupon SAVE50 was rejected. High purchase intent for Laptop X1.',
  );
  expect(interaction?.headline).toBe('Left the checkout with Laptop X1 after the coupon SAVE50 was rejected');
});

test('the times that a product was visible are added up', () => {
  const visit = session().view('/products/laptop-x1');
  for (const visibleMs of [30_000, 30_000, 12_000]) {
    visit.add({ type: 'product_view', product: { id: 'laptop-x1' }, visibleMs }, 30);
  }
  const [interaction] = analyze(visit.view('/').build()).interactions;
  expect(interaction?.text).toContain('Laptop X1 for 1 min 12 s');
});

test('a purchase and then a return are two interactions', () => {
  const visit = session()
    .look('ear-buds')
    .click('add_to_cart')
    .view('/cart')
    .click('checkout')
    .view('/checkout')
    .click('place_order')
    .track('order_completed', {
      order_id: 'F123456',
      total: 89.8,
      currency: 'EUR',
      items: [{ id: 'ear-buds', quantity: 1, price: 79.9 }],
    })
    .view('/returns')
    .submit('return')
    .track('return_requested', { order_id: 'F100200' });
  const { interactions, outcome } = analyze(visit.build());
  expect(outcome).toBe('purchase_completed');
  expect(interactions.map(({ headline }) => headline)).toEqual([
    'Bought Ear Buds for 89.80 EUR',
    'Requested a return of order F100200',
  ]);
});

test('a session without events is refused for good', () => {
  expect(() => analyze(session().build())).toThrow(/^PermanentError: the session holds no event/);
});
