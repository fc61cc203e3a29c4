/** A product of the shop that simulated shoppers visit. */
export interface Product {
  id: string;
  name: string;
  category: string;
  price: number;
  currency: string;
  /** Path of its page. */
  url: string;
}

/**
 * Reads products from a product feed.
 * @throws when there are too few to compare and to choose from, or one of them misses a field
 */
export function readProducts(feed: unknown): Product[] {
  if (!Array.isArray(feed)) throw new Error('the catalog must be a list of products');
  const products = feed.map((item: Partial<Product>, index) => {
    const { id, name, category, price, currency, url } = item;
    if (!id || !name || !category || price === undefined || !currency || !url) {
      throw new Error(`product ${index} of the catalog needs id, name, category, price, currency and url`);
    }
    return { id, name, category, price, currency, url };
  });
  if (products.length < 4) throw new Error('the catalog needs four products at least');
  return products;
}
