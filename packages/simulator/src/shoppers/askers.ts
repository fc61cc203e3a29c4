import type { Shopper } from './shopper.ts';

/** Reads the help pages and writes to the shop. */
export const helpSeeker: Shopper = {
  kind: 'help seeker',
  weight: 4,
  act({ visit, random }) {
    visit.open('/').open('/help').read(15, 50);
    visit.fill('contact', 'message', 'textarea', 'Message').submit('contact', 3);
    visit.track('contact_sent', { topic: random.pick(['delivery', 'payment', 'warranty', 'order']) });
  },
};

/** Sends something back. */
export const returner: Shopper = {
  kind: 'returner',
  weight: 4,
  act({ visit, random }) {
    visit.open('/').open('/returns').read(10, 30);
    visit.fill('return', 'orderId', 'text', 'Order number').submit('return', 2);
    visit.track('return_requested', { order_id: `F${random.between(100_000, 999_999)}` });
  },
};

/** A program that reads every page. */
export const crawler: Shopper = {
  kind: 'crawler',
  weight: 4,
  act({ visit, products }) {
    visit.everyMilliseconds().open('/');
    for (const { url, name } of [...products, ...products]) visit.open(url, name);
  },
};
