import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { CATEGORIES, PRODUCTS } from '../../catalog/catalog.ts';
import { LikedByOthers } from '../../catalog/liked-by-others.tsx';
import { ProductGrid } from '../../catalog/product-card.tsx';
import { searchProducts, suggestNames } from '../../catalog/search.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { track } from '../../tracking/crow.ts';
import './search-screen.css';

const NAMES = [...CATEGORIES, ...PRODUCTS].map(({ name }) => name);

export function SearchScreen() {
  const [parameters] = useSearchParams();
  const query = (parameters.get('q') ?? '').trim();
  const found = searchProducts(query, PRODUCTS);
  const results = found.length;
  usePageTitle(query ? `Search: ${query}` : 'Search');

  useEffect(() => {
    if (query !== '') track('search', { query, results });
  }, [query, results]);

  if (results === 0) return <NothingFound query={query} />;
  return (
    <div className="screen">
      <div>
        <h1>“{query}”</h1>
        <p className="lead" role="status">
          {results === 1 ? 'One product' : `${results} products`}
        </p>
      </div>
      <section aria-labelledby="results">
        <h2 className="unseen" id="results">
          Results
        </h2>
        <ProductGrid products={found} />
      </section>
    </div>
  );
}

function NothingFound({ query }: { query: string }) {
  const suggestions = suggestNames(query, NAMES);
  return (
    <div className="screen">
      <div>
        <h1>{query ? `Nothing found for “${query}”` : 'What are you looking for?'}</h1>
        {suggestions.length > 0 ? (
          <p className="lead">
            Did you mean{' '}
            {suggestions.map((name, index) => (
              <span key={name}>
                {index > 0 ? ' or ' : ''}
                <Link to={`/search?q=${encodeURIComponent(name)}`}>{name}</Link>
              </span>
            ))}
            ?
          </p>
        ) : (
          <p className="lead">Try a shorter word or a kind of device, or look around on our shelves.</p>
        )}
      </div>
      <ul className="search__shelves" aria-label="Categories to look at">
        {CATEGORIES.map(({ name, slug }) => (
          <li key={slug}>
            <Link className="button button--quiet" to={`/categories/${slug}`}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <LikedByOthers />
    </div>
  );
}
