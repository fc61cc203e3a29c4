import { Link } from 'react-router';
import { CATEGORIES, findProduct, PRODUCTS } from '../../catalog/catalog.ts';
import { ProductGrid } from '../../catalog/product-card.tsx';
import { DeviceDrawing } from '../../drawings/device-drawing.tsx';
import { formatMoney } from '../../money/money.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { Promises } from './promises.tsx';
import './home-screen.css';

const LEADING = findProduct('laptop-x1') ?? PRODUCTS[0];

export function HomeScreen() {
  usePageTitle();
  return (
    <div className="screen">
      <section className="hero">
        <div className="hero__words">
          <h1>Made well. Described fairly. Built to be opened.</h1>
          <p className="lead">
            {PRODUCTS.length} devices that we use ourselves, with the numbers that matter and the screws where you can
            reach them.
          </p>
          {LEADING ? (
            <p className="hero__actions">
              <Link className="button" to={LEADING.url} data-crow-action="open_featured">
                See the {LEADING.name}
              </Link>
              <span className="soft">{formatMoney(LEADING.priceCents)}</span>
            </p>
          ) : null}
        </div>
        <div className="hero__picture">{LEADING ? <DeviceDrawing product={LEADING} /> : null}</div>
      </section>

      <section aria-labelledby="shelves">
        <h2 id="shelves">Find your way</h2>
        <ul className="shelves">
          {CATEGORIES.map(({ name, slug, promise, products }) => (
            <li className="shelf" key={slug}>
              <span className="shelf__picture">{products[0] ? <DeviceDrawing product={products[0]} /> : null}</span>
              <span>
                <Link className="shelf__link" to={`/categories/${slug}`}>
                  {name}
                </Link>
                <span className="shelf__promise">{promise}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="favourites">
        <h2 id="favourites">What people come back for</h2>
        <ProductGrid products={PRODUCTS.filter(({ isFeatured }) => isFeatured)} />
      </section>

      <Promises />
    </div>
  );
}
