import type { CatalogProduct } from '@crow/contracts';
import type { Environment } from '../environment.ts';

interface ProductRow {
  product_id: string;
  name: string;
  category: string | null;
  brand: string | null;
  price: number | null;
  currency: string | null;
  url: string | null;
}

/** The product catalog of an organization, by name. */
export async function readCatalog(env: Environment, organizationId: string): Promise<CatalogProduct[]> {
  const { results } = await env.DB.prepare(
    `SELECT product_id, name, category, brand, price, currency, url FROM catalog_products
     WHERE organization_id = ? ORDER BY name, product_id`,
  )
    .bind(organizationId)
    .all<ProductRow>();
  return results.map(({ product_id, name, category, brand, price, currency, url }) => ({
    id: product_id,
    name,
    ...(category === null ? {} : { category }),
    ...(brand === null ? {} : { brand }),
    ...(price === null ? {} : { price }),
    ...(currency === null ? {} : { currency }),
    ...(url === null ? {} : { url }),
  }));
}
