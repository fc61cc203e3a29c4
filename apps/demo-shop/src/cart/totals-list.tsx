import { formatMoney } from '../money/money.ts';
import type { Coupon } from './coupon.ts';
import type { Totals } from './totals.ts';
import './totals-list.css';

interface TotalsListProps {
  totals: Totals;
  coupon?: Coupon | undefined;
}

export function TotalsList({ totals, coupon }: TotalsListProps) {
  return (
    <dl className="totals">
      <div>
        <dt>Goods</dt>
        <dd>{formatMoney(totals.goods)}</dd>
      </div>
      {totals.discount > 0 ? (
        <div className="totals__discount">
          <dt>Discount {coupon ? `(${coupon.code})` : ''}</dt>
          <dd>−{formatMoney(totals.discount)}</dd>
        </div>
      ) : null}
      <div>
        <dt>Shipping</dt>
        <dd>{totals.shipping === 0 ? 'Free' : formatMoney(totals.shipping)}</dd>
      </div>
      <div className="totals__total">
        <dt>Total</dt>
        <dd>{formatMoney(totals.total)}</dd>
      </div>
    </dl>
  );
}
