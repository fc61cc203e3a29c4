import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { emptyCart, useCart } from '../../cart/cart-store.ts';
import type { Delivery } from '../../cart/shipping.ts';
import { payWithDemoCard } from '../../checkout/demo-payment.ts';
import { CHECKOUT_FIELDS, validateCheckout } from '../../checkout/validate-checkout.ts';
import { readForm } from '../../forms/read-form.ts';
import { useFormErrors } from '../../forms/use-form-errors.ts';
import { completedEvent, makeOrderId, type Order } from '../../orders/order.ts';
import { keepOrder } from '../../orders/order-store.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { track } from '../../tracking/crow.ts';
import { AddressFields } from './address-fields.tsx';
import { DeliveryChoice } from './delivery-choice.tsx';
import { OrderSummary } from './order-summary.tsx';
import { PaymentFields } from './payment-fields.tsx';
import './checkout-screen.css';

export function CheckoutScreen() {
  usePageTitle('Checkout');
  const navigate = useNavigate();
  const cart = useCart();
  const { form, errors, show, forget } = useFormErrors<(typeof CHECKOUT_FIELDS)[number]>();
  const [delivery, setDelivery] = useState<Delivery>('standard');
  const [isPaying, setIsPaying] = useState(false);

  const placeOrder = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPaying) return;
    const { card, ...address } = readForm(event.currentTarget, CHECKOUT_FIELDS);
    if (!show(validateCheckout({ ...address, card }))) return;

    setIsPaying(true);
    const payment = await payWithDemoCard(card);
    setIsPaying(false);
    if (payment.state === 'failed') {
      track('payment_failed', { reason: payment.reason });
      show({ card: 'Your bank declined this card. Nothing was charged; try another card.' });
      return;
    }
    const order: Order = {
      id: makeOrderId(Math.random),
      placedAt: Date.now(),
      lines: cart.lines,
      totals: cart.totals(delivery),
      delivery,
      address,
    };
    keepOrder(order);
    track('order_completed', completedEvent(order, cart.items));
    await navigate(`/orders/${order.id}`, { replace: true });
    emptyCart();
  };

  if (cart.items.length === 0) return <NothingToBuy />;
  return (
    <div className="screen">
      <h1>Checkout</h1>
      <form className="beside" id="checkout" ref={form} noValidate onSubmit={(event) => void placeOrder(event)}>
        <div className="form">
          <AddressFields errors={errors} onEdit={forget} />
          <DeliveryChoice goods={cart.totals('pickup').total} chosen={delivery} onChoose={setDelivery} />
          <PaymentFields error={errors.card} onEdit={() => forget('card')} />
        </div>
        <OrderSummary cart={cart} delivery={delivery} isPaying={isPaying} />
      </form>
    </div>
  );
}

function NothingToBuy() {
  return (
    <div className="screen">
      <div>
        <h1>Nothing to check out yet</h1>
        <p className="lead">
          Your cart is empty. <Link to="/">Look around first</Link>.
        </p>
      </div>
    </div>
  );
}
