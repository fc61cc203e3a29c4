import { DELIVERIES, DELIVERY_TERMS, type Delivery, shippingCost } from '../../cart/shipping.ts';
import { type Cents, formatMoney } from '../../money/money.ts';

interface DeliveryChoiceProps {
  /** Price of the goods after discounts, which decides what a delivery costs. */
  goods: Cents;
  chosen: Delivery;
  onChoose: (delivery: Delivery) => void;
}

export function DeliveryChoice({ goods, chosen, onChoose }: DeliveryChoiceProps) {
  return (
    <fieldset className="panel deliveries">
      <legend>How it comes</legend>
      {DELIVERIES.map((delivery) => {
        const { name, time } = DELIVERY_TERMS[delivery];
        const cost = shippingCost(goods, delivery);
        return (
          <label className="delivery" key={delivery}>
            <input
              type="radio"
              name="delivery"
              value={delivery}
              checked={delivery === chosen}
              onChange={() => onChoose(delivery)}
            />
            <span>
              <strong>{name}</strong>
              <span className="soft">{time}</span>
            </span>
            <span>{cost === 0 ? 'Free' : formatMoney(cost)}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
