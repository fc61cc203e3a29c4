import { expect, test } from 'vitest';
import { readPage } from './page-role.ts';

test.each([
  ['/', 'home'],
  ['/de-de/', 'home'],
  ['/products', 'category'],
  ['/products/payment-terminal', 'product'],
  ['/products/laptop-x1/reviews', 'reviews'],
  ['/cart', 'cart'],
  ['/warenkorb', 'cart'],
  ['/fr/panier', 'cart'],
  ['/carrito', 'cart'],
  ['/carrello', 'cart'],
  ['/winkelwagen', 'cart'],
  ['/koszyk', 'cart'],
  ['/carrinho', 'cart'],
  ['/varukorg', 'cart'],
  ['/%E3%82%AB%E3%83%BC%E3%83%88', 'cart'],
  ['/购物车', 'cart'],
  ['/sepet', 'cart'],
  ['/versandkosten.html', 'shipping'],
  ['/checkout/payment', 'payment'],
  ['/checkout/thank-you', 'confirmation'],
  ['/help/returns', 'returns'],
  ['/account/orders/F12', 'orders'],
  ['/blog/how-to-return-things', 'article'],
  ['/?q=lamp', 'home'],
  ['/find?q=lamp', 'search'],
  ['/kampanya/yaz', 'other'],
  ['/checkout/order-received/5123/?key=wc_order_x', 'confirmation'],
  ['/index.php?route=checkout/cart', 'cart'],
  ['/index.php?route=checkout/checkout', 'checkout'],
  ['/index.php?route=product/product&product_id=42', 'product'],
  ['/checkout/cart/', 'cart'],
  ['/cart/checkout', 'checkout'],
  ['/index.php?dispatch=checkout.cart', 'cart'],
  ['/#/cart', 'cart'],
  ['/#!/product/desk-lamp', 'product'],
  ['/app/#/checkout/payment?step=2', 'payment'],
  ['/?page=2', 'home'],
  ['/products/laptop-x1?page=reviews#/help', 'product'],
  ['/#section', 'home'],
])('%s is a page of the role %s', (url, role) => {
  expect(readPage(url).role).toBe(role);
  expect(readPage(`https://shop.example${url}`).role).toBe(role);
});

test('an address that cannot be read is a page of no role', () => {
  expect(readPage('https://[')).toEqual({ path: '/', role: 'other' });
  expect(readPage('/%E0%A4%A/x').role).toBe('other');
});
