import { useParams, useSearchParams } from 'react-router';
import { findCategory } from '../../catalog/catalog.ts';
import { ProductGrid } from '../../catalog/product-card.tsx';
import { isOrdering, ORDERINGS, sortProducts } from '../../catalog/sort-products.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { NotFoundScreen, PAGE_NOT_FOUND } from '../not-found/not-found-screen.tsx';
import './category-screen.css';

export function CategoryScreen() {
  const { slug = '' } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const category = findCategory(slug);
  usePageTitle(category?.name ?? PAGE_NOT_FOUND);
  if (!category) return <NotFoundScreen />;

  const wanted = parameters.get('sort') ?? '';
  const ordering = isOrdering(wanted) ? wanted : 'recommended';
  return (
    <div className="screen">
      <div className="category__head">
        <div>
          <h1>{category.name}</h1>
          <p className="lead">{category.promise}</p>
        </div>
        <label className="category__sort">
          Sort by
          <select
            className="control"
            name="sort"
            value={ordering}
            onChange={({ target }) =>
              setParameters({ sort: target.value }, { replace: true, preventScrollReset: true })
            }
          >
            {Object.entries(ORDERINGS).map(([key, { name }]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <section aria-labelledby="products">
        <h2 className="unseen" id="products">
          {category.products.length} products
        </h2>
        <ProductGrid products={sortProducts(category.products, ordering)} />
      </section>
    </div>
  );
}
