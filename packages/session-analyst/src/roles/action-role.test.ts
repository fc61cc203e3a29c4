import type { SessionEvent } from '@crow/contracts';
import { expect, test } from 'vitest';
import { actionOf } from './action-role.ts';

function click(text: string, more: Partial<Extract<SessionEvent, { type: 'click' }>> = {}): SessionEvent {
  return { type: 'click', id: 'e1', ts: 1e12, source: 's', seq: 1, element: { tag: 'button', text }, ...more };
}

test.each([
  'Add to cart',
  'In den Warenkorb',
  'Ajouter au panier',
  'Añadir al carrito',
  'Aggiungi al carrello',
  'In winkelwagen',
  'Dodaj do koszyka',
  'Adicionar ao carrinho',
  'Lägg i varukorgen',
  'カートに入れる',
  '加入购物车',
  'Sepete ekle',
])('the button "%s" puts something into the cart', (text) => {
  expect(actionOf(click(text))).toBe('add_to_cart');
});

test('the name that the shop gives comes before the words on the button', () => {
  expect(actionOf(click('Add to cart', { action: 'compare' }))).toBe('compare');
});

test('what the tracker tells outright needs no words', () => {
  const about = { id: 'e1', ts: 1e12, source: 's', seq: 1 };
  expect(actionOf({ ...about, type: 'rage_click', element: { tag: 'div' } })).toBe('rage_click');
  expect(actionOf({ ...about, type: 'dead_click', element: { tag: 'div' } })).toBe('dead_click');
  expect(actionOf({ ...about, type: 'error', message: 'x is undefined' })).toBe('crash');
});

test('a teaser that happens to hold a word of the lexicon is no action', () => {
  expect(actionOf(click('Help yourself to 20 % off'))).toBeUndefined();
  expect(actionOf(click(`Add to cart ${'and save a lot '.repeat(5)}`))).toBeUndefined();
});

test.each([
  ['order_completed', 'purchase'],
  ['OrderCompleted', 'purchase'],
  ['coupon_rejected', 'coupon_rejected'],
  ['shipping_cost_shown', 'shipping_cost'],
  ['payment_failed', 'payment_failed'],
  ['return_requested', 'return'],
  ['contact_sent', 'contact'],
  ['something_else', undefined],
])('the custom event %s means %s', (name, action) => {
  expect(actionOf({ type: 'custom', name, id: 'e1', ts: 1e12, source: 's', seq: 1 })).toBe(action);
});
