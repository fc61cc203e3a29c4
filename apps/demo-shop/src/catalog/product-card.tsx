import { Link } from 'react-router';
import { AddToCartButton } from '../cart/add-to-cart-button.tsx';
import { CompareButton } from '../comparison/compare-button.tsx';
import { DeviceDrawing } from '../drawings/device-drawing.tsx';
import { formatMoney } from '../money/money.ts';
import { aboutProduct } from '../tracking/crow.ts';
import type { Product } from './catalog.ts';
import './product-card.css';

export function ProductCard({ product }: { product: Product }) {
  return (
    <li className="card" {...aboutProduct(product)}>
      <div className="card__picture">
        <DeviceDrawing product={product} />
      </div>
      <div className="card__words">
        <p className="eyebrow">{product.brand}</p>
        <h3>
          <Link className="card__link" to={product.url}>
            {product.name}
          </Link>
        </h3>
        <ul className="card__specs">
          {Object.entries(product.specs)
            .slice(0, 2)
            .map(([name, value]) => (
              <li key={name}>
                {name}: {value}
              </li>
            ))}
        </ul>
        <p className="card__price">{formatMoney(product.priceCents)}</p>
      </div>
      <div className="card__actions">
        <AddToCartButton product={product} isOneOfMany />
        <CompareButton product={product} isOneOfMany />
      </div>
    </li>
  );
}

export function ProductGrid({ products }: { products: readonly Product[] }) {
  return (
    <ul className="product-grid">
      {products.map((product) => (
        <ProductCard key={product.id} product={product} />
      ))}
    </ul>
  );
}
