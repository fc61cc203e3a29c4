import { Link, useParams } from 'react-router';
import { AddToCartButton } from '../../cart/add-to-cart-button.tsx';
import { categoryUrl, findProduct, similarTo } from '../../catalog/catalog.ts';
import { ProductGrid } from '../../catalog/product-card.tsx';
import { averageStars, reviewsOf } from '../../catalog/reviews.ts';
import { CompareButton } from '../../comparison/compare-button.tsx';
import { formatMoney } from '../../money/money.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { aboutProduct } from '../../tracking/crow.ts';
import { NotFoundScreen, PAGE_NOT_FOUND } from '../not-found/not-found-screen.tsx';
import { DeliveryFacts } from './delivery-facts.tsx';
import { Gallery } from './gallery.tsx';
import { Reviews } from './reviews.tsx';
import { Specifications } from './specifications.tsx';
import { Stars } from './stars.tsx';
import './product-screen.css';

export function ProductScreen() {
  const { id = '' } = useParams();
  const product = findProduct(id);
  usePageTitle(product?.name ?? PAGE_NOT_FOUND);
  if (!product) return <NotFoundScreen />;

  const reviews = reviewsOf(product.id);
  const average = averageStars(reviews);
  return (
    <div className="screen">
      <div className="product" {...aboutProduct(product)}>
        <nav className="breadcrumbs" aria-label="Breadcrumbs">
          <Link to="/">Home</Link> <span aria-hidden="true">/</span>{' '}
          <Link to={categoryUrl(product.category)}>{product.category}</Link>
        </nav>
        <div className="product__top">
          <Gallery key={product.id} product={product} />
          <div className="product__words">
            <p className="eyebrow">{product.brand}</p>
            <h1>{product.name}</h1>
            {average ? (
              <p className="product__rating">
                <Stars stars={average} />{' '}
                <a href="#reviews">{reviews.length === 1 ? '1 review' : `${reviews.length} reviews`}</a>
              </p>
            ) : null}
            <p className="lead">{product.description}</p>
            <p className="product__price">{formatMoney(product.priceCents)}</p>
            <div className="product__actions">
              <AddToCartButton product={product} />
              <CompareButton product={product} />
            </div>
            <DeliveryFacts product={product} />
          </div>
        </div>
        <div className="product__details">
          <Specifications specs={product.specs} />
          <Reviews reviews={reviews} />
        </div>
      </div>
      <section aria-labelledby="similar">
        <h2 id="similar">Others on this shelf</h2>
        <ProductGrid products={similarTo(product).slice(0, 4)} />
      </section>
    </div>
  );
}
