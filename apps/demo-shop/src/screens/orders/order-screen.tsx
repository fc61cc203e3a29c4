import { Link, useParams } from 'react-router';
import { DELIVERY_TERMS } from '../../cart/shipping.ts';
import { TotalsList } from '../../cart/totals-list.tsx';
import { findProduct } from '../../catalog/catalog.ts';
import { COUNTRIES, isCountry } from '../../checkout/validate-checkout.ts';
import { DeviceDrawing } from '../../drawings/device-drawing.tsx';
import { formatMoney } from '../../money/money.ts';
import { useOrders } from '../../orders/order-store.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import './orders.css';

/** The confirmation of an order, and later the page where it is found again. */
export function OrderScreen() {
  const { id = '' } = useParams();
  const order = useOrders().find((each) => each.id === id);
  usePageTitle(order ? 'Thank you' : 'Order not found');
  if (!order) return <UnknownOrder id={id} />;

  const { address, delivery, lines, totals } = order;
  const { name, time } = DELIVERY_TERMS[delivery];
  return (
    <div className="screen">
      <div>
        <p className="eyebrow">Order {order.id}</p>
        <h1>Thank you, it is on its way to the packers</h1>
        <p className="lead">
          Keep the number <strong>{order.id}</strong>: it is all you need for questions and{' '}
          <Link to={`/returns?order=${order.id}`}>returns</Link>.
        </p>
      </div>
      <div className="beside">
        <ul className="panel order-lines" aria-label="Products in this order">
          {lines.map(({ productId, quantity }) => {
            const product = findProduct(productId);
            return product ? (
              <li key={productId}>
                <span className="order-lines__picture">
                  <DeviceDrawing product={product} />
                </span>
                <span>
                  <Link to={product.url}>{product.name}</Link> <span className="soft">× {quantity}</span>
                </span>
                <span>{formatMoney(product.priceCents * quantity)}</span>
              </li>
            ) : null;
          })}
        </ul>
        <section className="panel beside__panel" aria-labelledby="order-summary">
          <h2 id="order-summary">Summary</h2>
          <TotalsList totals={totals} />
          <p>
            <strong>{name}</strong>
            <br />
            <span className="soft">{time}</span>
          </p>
          <address className="order-address" data-crow-mask>
            {address.name}
            <br />
            {address.street}
            <br />
            {address.postalCode} {address.city}
            <br />
            {isCountry(address.country) ? COUNTRIES[address.country].name : ''}
          </address>
          <Link className="button button--quiet" to="/">
            Back to the shop
          </Link>
        </section>
      </div>
    </div>
  );
}

function UnknownOrder({ id }: { id: string }) {
  return (
    <div className="screen">
      <div>
        <h1>Order {id} is not on this device</h1>
        <p className="lead">
          Orders are kept in the browser that placed them. <Link to="/orders">See the orders of this one</Link>, or{' '}
          <Link to="/help">ask us</Link>.
        </p>
      </div>
    </div>
  );
}
