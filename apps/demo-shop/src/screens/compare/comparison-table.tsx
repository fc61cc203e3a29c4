import { Link } from 'react-router';
import { AddToCartButton } from '../../cart/add-to-cart-button.tsx';
import type { Product } from '../../catalog/catalog.ts';
import { specNames } from '../../comparison/ids.ts';
import { DeviceDrawing } from '../../drawings/device-drawing.tsx';
import { formatMoney } from '../../money/money.ts';
import { aboutProduct } from '../../tracking/crow.ts';
import './comparison-table.css';

interface ComparisonTableProps {
  products: readonly Product[];
  onRemove: (id: string) => void;
}

export function ComparisonTable({ products, onRemove }: ComparisonTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable by keyboard.
    <section className="comparison" aria-label="Comparison" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <td />
            {products.map((product) => (
              <th key={product.id} scope="col" {...aboutProduct(product)}>
                <span className="comparison__picture">
                  <DeviceDrawing product={product} />
                </span>
                <Link to={product.url}>{product.name}</Link>
                <button
                  className="text-button"
                  type="button"
                  data-crow-action="remove_from_comparison"
                  aria-label={`Remove ${product.name} from the comparison`}
                  onClick={() => onRemove(product.id)}
                >
                  Remove
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Price</th>
            {products.map(({ id, priceCents }) => (
              <td className="comparison__price" key={id}>
                {formatMoney(priceCents)}
              </td>
            ))}
          </tr>
          {specNames(products).map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {products.map(({ id, specs }) => (
                <td key={id}>{specs[name] ?? <span className="soft">not stated</span>}</td>
              ))}
            </tr>
          ))}
          <tr>
            <td />
            {products.map((product) => (
              <td key={product.id} {...aboutProduct(product)}>
                <AddToCartButton product={product} isOneOfMany />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
