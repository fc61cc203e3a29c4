import { describe, expect, it } from 'vitest';
import { productOf, productsOf } from './product.ts';

const priceOf = (price: unknown) => productOf({ id: 'a', price })?.price;

/** The products of a script with this JSON-LD. */
const inJsonLd = (node: unknown) =>
  productsOf({ getAttribute: () => null, textContent: JSON.stringify(node) } as unknown as Element);

describe('a product', () => {
  it('is known by its id, else by its SKU, else by its name', () => {
    expect(productOf({ id: 'a', sku: 'b', name: 'c' })).toMatchObject({ id: 'a', sku: 'b', name: 'c' });
    expect(productOf({ sku: 'b', name: 'c' })?.id).toBe('b');
    expect(productOf({ name: ' Phone\n 7 ' })?.id).toBe('Phone 7');
    for (const nothing of [{}, null, undefined, 3, 'a', { id: '' }, { id: {} }])
      expect(productOf(nothing)).toBeUndefined();
  });

  it('has a price that can be only one', () => {
    expect([12.5, '12.50 €', 'EUR 12.5', '$12.50'].map(priceOf)).toEqual([12.5, 12.5, 12.5, 12.5]);
    expect(['1,299.00', '5 – 7 €', '12.50 € / 100 g', 'on request', '', null, {}, Number.NaN].map(priceOf)).toEqual(
      Array(8).fill(undefined),
    );
  });
});

describe('JSON-LD', () => {
  const phone = { '@type': 'Product', sku: 'p-7', offers: [{ price: '499.00', priceCurrency: 'EUR' }] };
  const read = { id: 'p-7', sku: 'p-7', price: 499, currency: 'EUR' };

  it('is about its own nodes, those of its graph, and its main entity', () => {
    for (const node of [
      phone,
      [phone],
      { '@graph': [{ '@type': 'WebPage' }, phone] },
      { '@type': 'Page', mainEntity: phone },
    ])
      expect(inJsonLd(node)).toMatchObject([read]);
    expect(inJsonLd({ ...phone, '@type': ['Thing', 'ProductGroup'] })).toMatchObject([read]);
  });

  it('is about nothing else', () => {
    for (const node of [
      null,
      'x',
      3,
      [],
      { '@type': 'WebPage', name: 'Phones' },
      { '@type': 'ItemList', itemListElement: [phone] },
    ])
      expect(inJsonLd(node)).toEqual([]);
  });

  it('names brands as texts or as things', () => {
    expect(inJsonLd({ ...phone, brand: 'Acme' })[0]?.brand).toBe('Acme');
    expect(inJsonLd({ ...phone, brand: [{ '@type': 'Brand', name: 'Acme' }] })[0]?.brand).toBe('Acme');
  });
});
