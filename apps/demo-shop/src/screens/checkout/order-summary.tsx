import { Link } from 'react-router';
import type { Cart } from '../../cart/cart-store.ts';
import type { Delivery } from '../../cart/shipping.ts';
import { TotalsList } from '../../cart/totals-list.tsx';
import { DeviceDrawing } from '../../drawings/device-drawing.tsx';
import { formatMoney } from '../../money/money.ts';

interface OrderSummaryProps {
  cart: Cart;
  delivery: Delivery;
  isPaying: boolean;
}

export function OrderSummary({ cart, delivery, isPaying }: OrderSummaryProps) {
  return (
    <section className="panel beside__panel" aria-labelledby="summary">
      <h2 id="summary">Your order</h2>
      <ul className="summary-lines">
        {cart.items.map(({ product, quantity }) => (
          <li key={product.id}>
            <span className="summary-lines__picture">
              <DeviceDrawing product={product} />
            </span>
            <span>
              {product.name} <span className="soft">× {quantity}</span>
            </span>
            <span>{formatMoney(product.priceCents * quantity)}</span>
          </li>
        ))}
      </ul>
      <TotalsList totals={cart.totals(delivery)} coupon={cart.coupon} />
      <button className="button" type="submit" data-crow-action="place_order" aria-disabled={isPaying}>
        {isPaying ? 'Asking your bank…' : 'Place order'}
      </button>
      <p className="soft beside__note">
        <Link to="/cart">Back to the cart</Link>
      </p>
    </section>
  );
}
