import type { Random } from '../random/random.ts';
import type { Product } from '../visits/product.ts';
import type { Visit } from '../visits/visit.ts';

/** What a shopper acts on. */
export interface Scene {
  visit: Visit;
  random: Random;
  /** Everything the shop sells. */
  products: readonly Product[];
  /** A few different products of one category. */
  rivals: readonly Product[];
  /** One product that this shopper is after. */
  wish: Product;
}

/** A kind of shopper: why somebody comes, and what they do. */
export interface Shopper {
  kind: string;
  /** How often this kind comes, relative to the others. */
  weight: number;
  act(scene: Scene): void;
}
