import { Link } from 'react-router';
import { countItems } from '../../cart/lines.ts';
import { formatMoney } from '../../money/money.ts';
import { useOrders } from '../../orders/order-store.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import './orders.css';

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** The orders of this browser; the shop needs no account. */
export function OrdersScreen() {
  usePageTitle('Your orders');
  const orders = useOrders();
  return (
    <div className="screen">
      <div>
        <h1>Your orders</h1>
        <p className="lead">
          {orders.length > 0
            ? 'Everything that was ordered from this browser. No account, no password.'
            : 'Nothing has been ordered from this browser yet.'}
        </p>
      </div>
      {orders.length === 0 ? (
        <p>
          <Link className="button" to="/">
            Look around
          </Link>
        </p>
      ) : null}
      <ul className="orders">
        {orders.map(({ id, placedAt, lines, totals }) => (
          <li className="panel orders__one" key={id}>
            <div>
              <h2>
                <Link to={`/orders/${id}`}>{id}</Link>
              </h2>
              <p className="soft">{DAY.format(placedAt)}</p>
            </div>
            <p>
              {countItems(lines) === 1 ? '1 product' : `${countItems(lines)} products`}, {formatMoney(totals.total)}
            </p>
            <Link
              className="button button--quiet button--small"
              to={`/returns?order=${id}`}
              aria-label={`Return ${id}`}
            >
              Return
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
