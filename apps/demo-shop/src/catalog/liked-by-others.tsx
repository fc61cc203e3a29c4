import { PRODUCTS } from './catalog.ts';
import { ProductGrid } from './product-card.tsx';

const LIKED = PRODUCTS.filter(({ isFeatured }) => isFeatured).slice(0, 4);

/** Something to look at where a page has nothing else to show. */
export function LikedByOthers() {
  return (
    <section aria-labelledby="liked">
      <h2 id="liked">What others like</h2>
      <ProductGrid products={LIKED} />
    </section>
  );
}
