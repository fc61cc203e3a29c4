import { fillAddress, goToCheckout, SHIPPING } from '../visits/checkout.ts';
import type { Shopper } from './shopper.ts';

/** Wants it, goes to the checkout, and leaves there. */
export const checkoutLeaver: Shopper = {
  kind: 'checkout leaver',
  weight: 8,
  act({ visit, wish }) {
    visit.open('/', undefined, 'https://search.example/').look(wish, 25, 80).addToCart(wish);
    goToCheckout(visit);
    visit.fill('checkout', 'name', 'text', 'Name').read(10, 50);
  },
};

/** Puts something into the cart and leaves it there. */
export const cartLeaver: Shopper = {
  kind: 'cart leaver',
  weight: 8,
  act({ visit, random, rivals }) {
    visit
      .open('/')
      .openCategory(rivals[0]?.category ?? '')
      .read(3, 9);
    for (const rival of random.some(rivals, 2)) visit.look(rival, 15, 40).addToCart(rival);
    visit.open('/cart').read(8, 30);
  },
};

/** Has a coupon that the shop does not take. */
export const couponHunter: Shopper = {
  kind: 'coupon hunter',
  weight: 5,
  act({ visit, random, wish }) {
    visit.open('/').look(wish, 15, 40).addToCart(wish).open('/cart').read(4, 10);
    for (const code of random.some(['SAVE50', 'FJORD20', 'SUMMER', 'VIP15'], random.between(1, 3))) {
      visit.click('apply_coupon', 'Apply').track('coupon_rejected', { code }).read(3, 9);
    }
  },
};

/** Sees the shipping costs and leaves. */
export const shippingShocked: Shopper = {
  kind: 'shipping shocked',
  weight: 5,
  act({ visit, products }) {
    const [cheapest] = products.toSorted((a, b) => a.price - b.price);
    if (!cheapest) return;
    visit.open('/').look(cheapest, 12, 30).addToCart(cheapest);
    visit.open('/cart').track('shipping_cost_shown', { amount: SHIPPING.amount, currency: cheapest.currency });
    visit.read(4, 14);
  },
};

/** The payment is declined, again and again. */
export const declinedPayer: Shopper = {
  kind: 'declined payer',
  weight: 3,
  act({ visit, random, wish }) {
    visit.open('/').look(wish, 20, 60).addToCart(wish);
    goToCheckout(visit);
    fillAddress(visit);
    for (let attempt = 0; attempt < random.between(1, 3); attempt++) {
      visit.fill('checkout', 'card', 'text', 'Card number').submit('checkout', 6).click('place_order', 'Place order');
      visit.track('payment_failed', { reason: 'card_declined' }).read(5, 15);
    }
  },
};
