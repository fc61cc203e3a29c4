import { Link } from 'react-router';
import { setQuantity } from '../../cart/cart-store.ts';
import { MAX_QUANTITY } from '../../cart/lines.ts';
import type { Product } from '../../catalog/catalog.ts';
import { DeviceDrawing } from '../../drawings/device-drawing.tsx';
import { formatMoney } from '../../money/money.ts';
import { showNotice } from '../../shell/notices.ts';

interface CartLineItemProps {
  product: Product;
  quantity: number;
}

export function CartLineItem({ product, quantity }: CartLineItemProps) {
  const quantities = Array.from({ length: MAX_QUANTITY }, (_, index) => index + 1);
  const remove = () => {
    setQuantity(product.id, 0);
    showNotice(`${product.name} was taken out of your cart.`);
    document.getElementById('main')?.focus({ preventScroll: true }); // the pressed button is gone
  };
  return (
    <li className="cart-line">
      <span className="cart-line__picture">
        <DeviceDrawing product={product} />
      </span>
      <div className="cart-line__words">
        <Link to={product.url}>{product.name}</Link>
        <p className="soft">{formatMoney(product.priceCents)} each</p>
        <button
          className="text-button"
          type="button"
          data-crow-action="remove_from_cart"
          aria-label={`Remove ${product.name} from the cart`}
          onClick={remove}
        >
          Remove
        </button>
      </div>
      <select
        className="control cart-line__quantity"
        name="quantity"
        aria-label={`Quantity of ${product.name}`}
        value={quantity}
        onChange={({ target }) => setQuantity(product.id, Number(target.value))}
      >
        {quantities.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
      <p className="cart-line__price">{formatMoney(product.priceCents * quantity)}</p>
    </li>
  );
}
