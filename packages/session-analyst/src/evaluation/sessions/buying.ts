import { label } from '../label.ts';
import { type SessionBuilder, session } from '../session-builder.ts';

function toCheckout(visit: SessionBuilder): SessionBuilder {
  return visit.view('/cart').wait(5).click('checkout').view('/checkout');
}

function withAddress(visit: SessionBuilder): SessionBuilder {
  return visit.fill('checkout', 'name').fill('checkout', 'street').fill('checkout', 'postalCode');
}

function pay(visit: SessionBuilder): SessionBuilder {
  return visit.fill('checkout', 'card').submit('checkout').click('place_order');
}

const order = (id: string, total: number) => ({
  order_id: 'F204816',
  total,
  currency: 'EUR',
  items: [{ id, quantity: 1, price: total }],
});

export const buyingSessions = [
  label(
    'a decided buyer',
    'purchasing purchase_completed bought',
    pay(withAddress(toCheckout(session().view('/').look('laptop-x1', 45).click('add_to_cart'))))
      .view('/orders/F204816', 'Thank you')
      .track('order_completed', order('laptop-x1', 1299)),
  ),
  label(
    'a buyer who compares first',
    'purchasing purchase_completed bought',
    pay(
      toCheckout(
        session()
          .look('laptop-x1', 30)
          .click('compare')
          .look('aurora-air-13', 30)
          .click('compare')
          .view('/compare?ids=laptop-x1,aurora-air-13', 'Compare', 20)
          .look('aurora-air-13')
          .click('add_to_cart'),
      ),
    ).track('order_completed', order('aurora-air-13', 999)),
  ),
  label(
    'an order that only the confirmation page shows',
    'purchasing purchase_completed bought',
    pay(toCheckout(session().look('phone-7').press('Add to cart'))).view('/checkout/thank-you'),
  ),
  label(
    'a known customer who orders again',
    'purchasing purchase_completed bought',
    pay(
      toCheckout(
        session().view('/').add({ type: 'identify', userId: 'customer-12' }).look('ear-buds', 9).click('add_to_cart'),
      ),
    ).track('order_completed', order('ear-buds', 79.9)),
  ),
  label(
    'a buyer who has trouble with the form and gets through',
    'purchasing purchase_completed bought',
    pay(
      toCheckout(session().look('phone-7').click('add_to_cart'))
        .error('checkout', 'postalCode', 'Postal code')
        .error('checkout', 'postalCode', 'Postal code'),
    ).track('order_completed', order('phone-7', 649)),
  ),
  label(
    'the example: product, cart, checkout, gone',
    'purchasing abandoned_checkout checkout',
    session().view('/products/laptop-x1').click('add_to_cart').view('/cart').click('checkout'),
  ),
  label(
    'a declined card',
    'purchasing abandoned_checkout payment',
    pay(withAddress(toCheckout(session().look('laptop-x1').click('add_to_cart'))))
      .track('payment_failed', { reason: 'card_declined' })
      .click('place_order')
      .track('payment_failed', { reason: 'card_declined' }),
  ),
  label(
    'an address form that is never accepted',
    'purchasing abandoned_checkout checkout',
    withAddress(toCheckout(session().look('trail-watch').click('add_to_cart')))
      .error('checkout', 'postalCode', 'Postal code')
      .error('checkout', 'postalCode', 'Postal code'),
  ),
  label(
    'hesitation at the checkout',
    'purchasing abandoned_checkout checkout',
    toCheckout(session().look('laptop-x1', 60).click('add_to_cart'))
      .wait(90)
      .view('/products/laptop-x1')
      .view('/checkout'),
  ),
  label(
    'a rejected coupon',
    'purchasing abandoned_cart cart',
    session()
      .look('phone-7')
      .click('add_to_cart')
      .view('/cart')
      .click('apply_coupon')
      .track('coupon_rejected', { code: 'SAVE50' })
      .wait(8)
      .click('apply_coupon')
      .track('coupon_rejected', { code: 'VIP15' }),
  ),
  label(
    'a shock at the shipping costs',
    'purchasing abandoned_cart cart',
    session()
      .view('/')
      .look('ear-buds', 15)
      .click('add_to_cart')
      .view('/cart')
      .track('shipping_cost_shown', { amount: 9.9, currency: 'EUR' })
      .wait(10),
  ),
  label(
    'two things left in the cart',
    'purchasing abandoned_cart cart',
    session()
      .view('/categories/laptops')
      .look('laptop-x1')
      .click('add_to_cart')
      .look('aurora-air-13')
      .click('add_to_cart')
      .view('/cart', 'Your cart', 20),
  ),
  label(
    'something put into the cart and taken out again',
    'purchasing left_without_cart cart',
    session()
      .look('phone-7')
      .click('add_to_cart', { id: 'phone-7' })
      .view('/cart')
      .click('remove_from_cart', { id: 'phone-7' }),
  ),
  label(
    'an empty cart that is opened to look into it',
    'purchasing left_without_cart viewed',
    session().look('phone-7', 20).view('/cart', 'Your cart', 6).view('/'),
  ),
  label(
    'nothing but a cart that is opened',
    'purchasing left_without_cart none',
    session().view('/').view('/cart', 'Your cart', 10).click('view_cart').view('/'),
  ),
  label(
    'a thing of an earlier visit taken out of the cart',
    'purchasing left_without_cart cart',
    session().look('ear-buds', 12).view('/cart').click('remove_from_cart', { id: 'phone-7' }),
  ),
  label(
    'a coupon tried on the cart of an earlier visit',
    'purchasing abandoned_cart cart',
    session().view('/').view('/cart').track('coupon_rejected', { code: 'SAVE10' }).wait(20),
  ),
  label(
    'a German shop without any mark-up',
    'purchasing abandoned_checkout checkout',
    session()
      .withoutCatalog()
      .view('/produkte/kaffeemuehle-k2')
      .wait(30)
      .press('In den Warenkorb')
      .view('/warenkorb')
      .press('Versandkosten')
      .press('Zur Kasse')
      .view('/kasse'),
  ),
  label(
    'a French shop without any mark-up',
    'purchasing abandoned_cart cart',
    session()
      .withoutCatalog()
      .view('/produits/theiere-bleue')
      .wait(30)
      .press('Ajouter au panier')
      .view('/panier', 'Votre panier', 20),
  ),
  label(
    'a Japanese shop without any mark-up',
    'purchasing abandoned_checkout checkout',
    session().withoutCatalog().view('/商品/急須').wait(20).press('カートに入れる').view('/カート').press('レジに進む'),
  ),
  label(
    'a Polish purchase',
    'purchasing purchase_completed bought',
    session()
      .withoutCatalog()
      .view('/produkty/mlynek-do-kawy')
      .press('Dodaj do koszyka')
      .view('/koszyk')
      .press('Przejdź do kasy')
      .view('/zamowienie')
      .press('Kup teraz')
      .view('/potwierdzenie'),
  ),
];
