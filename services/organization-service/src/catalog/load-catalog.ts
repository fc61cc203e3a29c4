import type { Environment } from '../environment.ts';

/** A product as it comes in: what is not known is absent. */
export interface IncomingProduct {
  id: string;
  name: string;
  category?: string | undefined;
  brand?: string | undefined;
  price?: number | undefined;
  currency?: string | undefined;
  url?: string | undefined;
}

/** At most 3.5 KB a product: a statement's parameter stays under D1's 2 MB. */
const PRODUCTS_PER_STATEMENT = 200;

/** Adds products to an organization's catalog; a product that is there already is replaced. */
export async function loadCatalog(
  env: Environment,
  organizationId: string,
  products: IncomingProduct[],
): Promise<void> {
  for (let start = 0; start < products.length; start += PRODUCTS_PER_STATEMENT) {
    const chunk = products.slice(start, start + PRODUCTS_PER_STATEMENT);
    await env.DB.prepare(
      `INSERT OR REPLACE INTO catalog_products (organization_id, product_id, name, category, brand, price, currency, url)
       SELECT ?1, value ->> 'id', value ->> 'name', value ->> 'category', value ->> 'brand', value ->> 'price',
              value ->> 'currency', value ->> 'url'
       FROM json_each(?2)`,
    )
      .bind(organizationId, JSON.stringify(chunk))
      .run();
  }
}
