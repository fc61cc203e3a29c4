import feed from '../../catalog.json';
import { type Cents, toCents } from '../money/money.ts';

/** A product on sale. */
export interface Product {
  id: string;
  name: string;
  category: string;
  brand: string;
  /** In euros, as in the feed that CROW's catalog is filled from. */
  price: number;
  priceCents: Cents;
  currency: string;
  /** Path of its page. */
  url: string;
  description: string;
  /** Which drawing shows it. */
  shape: string;
  specs: Record<string, string>;
  /** Shown on the home page. */
  isFeatured: boolean;
  /** Hue of its drawing, degrees. */
  tint: number;
}

/** A shelf of the shop. */
export interface Category {
  name: string;
  slug: string;
  /** One line on what stands there. */
  promise: string;
  products: Product[];
}

const PROMISES: Record<string, string> = {
  Laptops: 'Quiet machines with long days in them.',
  Phones: 'Good cameras, honest batteries, years of updates.',
  Tablets: 'For reading, drawing and the kitchen table.',
  Audio: 'More music, less noise.',
  Wearables: 'Small companions for trails and nights.',
  'Smart Home': 'Helps at home, works without the internet.',
  Accessories: 'The things beside the thing.',
};

/** Everything the shop sells, in the order of the feed. */
export const PRODUCTS: readonly Product[] = feed.map((item) => ({
  ...item,
  specs: Object.fromEntries(Object.entries(item.specs).filter((spec): spec is [string, string] => Boolean(spec[1]))),
  priceCents: toCents(item.price),
  isFeatured: item.featured ?? false,
}));

/** The shelves, in the order in which their first products come in the feed. */
export const CATEGORIES: readonly Category[] = [...new Set(PRODUCTS.map(({ category }) => category))].map((name) => ({
  name,
  slug: slugOf(name),
  promise: PROMISES[name] ?? '',
  products: PRODUCTS.filter(({ category }) => category === name),
}));

export function findProduct(id: string): Product | undefined {
  return PRODUCTS.find((product) => product.id === id);
}

export function findCategory(slug: string): Category | undefined {
  return CATEGORIES.find((category) => category.slug === slug);
}

/** Path of a category's page. */
export function categoryUrl(name: string): string {
  return `/categories/${slugOf(name)}`;
}

/** Other products of the same category, those of a similar price first. */
export function similarTo(product: Product): Product[] {
  const distance = ({ priceCents }: Product) => Math.abs(priceCents - product.priceCents);
  return PRODUCTS.filter(({ id, category }) => id !== product.id && category === product.category).sort(
    (a, b) => distance(a) - distance(b),
  );
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}
