import { expect, test } from 'vitest';
import { CATEGORIES, findCategory, findProduct, PRODUCTS, similarTo } from './catalog.ts';

test('every product is found by the id in its address', () => {
  for (const { id, url } of PRODUCTS) {
    expect(url).toBe(`/products/${id}`);
    expect(findProduct(id)?.id).toBe(id);
  }
  expect(new Set(PRODUCTS.map(({ id }) => id)).size).toBe(PRODUCTS.length);
});

test('every product stands on one shelf, and every shelf says what it is for', () => {
  expect(CATEGORIES.flatMap(({ products }) => products)).toHaveLength(PRODUCTS.length);
  for (const { promise, slug } of CATEGORIES) {
    expect(promise).not.toBe('');
    expect(slug).toMatch(/^[a-z-]+$/);
  }
  expect(findCategory('smart-home')?.name).toBe('Smart Home');
});

test('what is similar is of the same kind, and not the product itself', () => {
  const laptop = findProduct('laptop-x1');
  expect(laptop && similarTo(laptop).map(({ id }) => id)).toEqual(['aurora-air-13', 'skerry-go-11', 'studio-pro-16']);
});
