import type { Shopper } from './shopper.ts';

/** Strolls through the shop without a plan. */
export const windowShopper: Shopper = {
  kind: 'window shopper',
  weight: 12,
  act({ visit, random, products }) {
    visit.open('/').read(3, 10);
    for (const product of random.some(products, random.between(3, 7))) {
      visit.openCategory(product.category).read(2, 7).look(product, 3, 12);
    }
  },
};

/** Sees one page and is gone. */
export const bouncer: Shopper = {
  kind: 'bouncer',
  weight: 12,
  act({ visit, random, wish }) {
    if (random.chance(0.5)) visit.open('/', undefined, 'https://news.example/');
    else visit.open(wish.url, wish.name, 'https://search.example/');
    visit.read(1, 8);
  },
};

/** Weighs two or three products against each other and does not decide. */
export const undecided: Shopper = {
  kind: 'undecided comparer',
  weight: 7,
  act({ visit, rivals }) {
    visit
      .open('/')
      .openCategory(rivals[0]?.category ?? '')
      .read(4, 9);
    for (const rival of [...rivals, ...rivals.slice(0, 1)])
      visit.look(rival, 20, 60).click('compare', 'Compare', rival);
    visit.open(`/compare?ids=${rivals.map(({ id }) => id).join(',')}`).read(20, 70);
  },
};

/** Looks for something that the shop does not have. */
export const unluckySearcher: Shopper = {
  kind: 'unlucky searcher',
  weight: 5,
  act({ visit, random }) {
    visit.open('/').read(2, 6);
    const queries = ['usb microphone', 'e-reader', 'gaming chair', 'film camera', 'typewriter'];
    for (const query of random.some(queries, random.between(1, 3))) visit.search(query, 0).read(3, 8);
  },
};
