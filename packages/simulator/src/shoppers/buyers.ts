import { fillAddress, goToCheckout, placeOrder } from '../visits/checkout.ts';
import type { Shopper } from './shopper.ts';

/** Knows what to buy, and buys it. */
export const decidedBuyer: Shopper = {
  kind: 'decided buyer',
  weight: 9,
  act({ visit, random, wish }) {
    visit.open('/', undefined, 'https://search.example/').read(2, 6).look(wish, 20, 70).addToCart(wish);
    goToCheckout(visit);
    fillAddress(visit);
    placeOrder(visit, random, [wish]);
  },
};

/** Compares, decides, buys. */
export const comparingBuyer: Shopper = {
  kind: 'comparing buyer',
  weight: 6,
  act({ visit, random, rivals, wish }) {
    visit.open('/').openCategory(wish.category).read(4, 10);
    for (const rival of rivals) visit.look(rival, 15, 45).click('compare', 'Compare', rival);
    visit
      .open(`/compare?ids=${rivals.map(({ id }) => id).join(',')}`)
      .read(20, 60)
      .look(wish, 10, 30)
      .addToCart(wish);
    goToCheckout(visit);
    fillAddress(visit);
    placeOrder(visit, random, [wish]);
  },
};

/** Buys several things for others. */
export const giftBuyer: Shopper = {
  kind: 'gift buyer',
  weight: 4,
  act({ visit, random, products }) {
    const gifts = random.some(products, random.between(2, 4));
    visit.open('/').read(3, 8);
    for (const gift of gifts) visit.openCategory(gift.category).read(3, 9).look(gift, 8, 25).addToCart(gift);
    goToCheckout(visit);
    fillAddress(visit);
    placeOrder(visit, random, gifts);
  },
};

/** Comes back, known by name, and orders again. */
export const returningCustomer: Shopper = {
  kind: 'returning customer',
  weight: 4,
  act({ visit, random, wish }) {
    visit
      .open('/')
      .identify(`customer-${random.between(1, 400)}`)
      .read(1, 4)
      .look(wish, 8, 20)
      .addToCart(wish);
    goToCheckout(visit);
    placeOrder(visit, random, [wish]);
  },
};

/** Has trouble with the form, and gets through. */
export const struggler: Shopper = {
  kind: 'form struggler',
  weight: 4,
  act({ visit, random, wish }) {
    visit.open('/').look(wish, 15, 40).addToCart(wish);
    goToCheckout(visit);
    fillAddress(visit);
    for (let attempt = 0; attempt < random.between(1, 3); attempt++) {
      visit.submit('checkout', 6).formError('checkout', 'postalCode', 'Postal code', 'patternMismatch').read(6, 15);
      visit.fill('checkout', 'postalCode', 'text', 'Postal code');
    }
    placeOrder(visit, random, [wish]);
  },
};
