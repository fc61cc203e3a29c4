import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { findProduct } from '../../catalog/catalog.ts';
import { LikedByOthers } from '../../catalog/liked-by-others.tsx';
import { setComparison } from '../../comparison/comparison-list.ts';
import { readIds } from '../../comparison/ids.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { ComparisonTable } from './comparison-table.tsx';

/** The products to compare are in the address, so that a comparison can be sent to somebody. */
export function CompareScreen() {
  const [parameters, setParameters] = useSearchParams();
  const wanted = parameters.get('ids') ?? '';
  const products = readIds(wanted.split(','), (id) => findProduct(id) !== undefined).flatMap(
    (id) => findProduct(id) ?? [],
  );
  usePageTitle('Compare');

  useEffect(() => {
    if (wanted !== '') setComparison(readIds(wanted.split(','), (id) => findProduct(id) !== undefined));
  }, [wanted]);

  const remove = (id: string) => {
    const others = products.map((product) => product.id).filter((each) => each !== id);
    setComparison(others);
    setParameters(others.length > 0 ? { ids: others.join(',') } : {}, { preventScrollReset: true });
  };

  return (
    <div className="screen">
      <div>
        <h1>Compare</h1>
        <p className="lead">
          {products.length > 0
            ? 'Side by side, with the same numbers for each.'
            : 'Press “Compare” at two or more products, and they stand side by side here.'}
        </p>
      </div>
      {products.length > 0 ? <ComparisonTable products={products} onRemove={remove} /> : null}
      {products.length === 1 ? (
        <p>
          One is not a comparison: <Link to="/">find a second product</Link>.
        </p>
      ) : null}
      {products.length === 0 ? <LikedByOthers /> : null}
    </div>
  );
}
