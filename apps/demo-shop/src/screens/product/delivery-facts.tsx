import { Link } from 'react-router';
import { DELIVERY_TERMS, shippingCost } from '../../cart/shipping.ts';
import type { Product } from '../../catalog/catalog.ts';
import { formatMoney } from '../../money/money.ts';
import { ReturnIcon, ToolIcon, TruckIcon } from '../../shell/icons.tsx';

export function DeliveryFacts({ product }: { product: Product }) {
  const cost = shippingCost(product.priceCents, 'standard');
  return (
    <ul className="delivery-facts">
      <li>
        <TruckIcon />
        <span>
          {cost === 0 ? 'Free delivery' : `Delivery ${formatMoney(cost)}`} in {DELIVERY_TERMS.standard.time}
        </span>
      </li>
      <li>
        <ReturnIcon />
        <span>
          30 days to <Link to="/returns">send it back</Link>
        </span>
      </li>
      <li>
        <ToolIcon />
        <span>Three years of repair, parts in stock</span>
      </li>
    </ul>
  );
}
