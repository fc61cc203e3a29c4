import { useEffect } from 'react';
import { Link } from 'react-router';
import { useCart } from '../../cart/cart-store.ts';
import { FREE_FROM } from '../../cart/shipping.ts';
import { TotalsList } from '../../cart/totals-list.tsx';
import { LikedByOthers } from '../../catalog/liked-by-others.tsx';
import { CURRENCY, formatMoney, toEuros } from '../../money/money.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { track } from '../../tracking/crow.ts';
import { CartLineItem } from './cart-line-item.tsx';
import { CouponForm } from './coupon-form.tsx';
import './cart-screen.css';

export function CartScreen() {
  usePageTitle('Your cart');
  const { items, coupon, totals } = useCart();
  const { shipping, goods, discount } = totals();

  // Free delivery is no cost to be shown; a changed one is shown again.
  useEffect(() => {
    if (shipping > 0) track('shipping_cost_shown', { amount: toEuros(shipping), currency: CURRENCY });
  }, [shipping]);

  if (items.length === 0) return <EmptyCart />;
  const missing = FREE_FROM - (goods - discount);
  return (
    <div className="screen">
      <h1>Your cart</h1>
      <div className="beside">
        <ul className="cart-lines panel" aria-label="Products in your cart">
          {items.map(({ product, quantity }) => (
            <CartLineItem key={product.id} product={product} quantity={quantity} />
          ))}
        </ul>
        <section className="panel beside__panel" aria-labelledby="sum">
          <h2 id="sum">Summary</h2>
          <TotalsList totals={totals()} coupon={coupon} />
          {missing > 0 ? <p className="soft">{formatMoney(missing)} more, and delivery is free.</p> : null}
          <CouponForm coupon={coupon} />
          <Link className="button" to="/checkout" data-crow-action="checkout">
            Go to checkout
          </Link>
          <p className="soft beside__note">30 days to change your mind · three years of repair</p>
        </section>
      </div>
    </div>
  );
}

function EmptyCart() {
  return (
    <div className="screen">
      <div>
        <h1>Your cart is empty</h1>
        <p className="lead">
          It stays on this device until you order. <Link to="/">Look around</Link>.
        </p>
      </div>
      <LikedByOthers />
    </div>
  );
}
