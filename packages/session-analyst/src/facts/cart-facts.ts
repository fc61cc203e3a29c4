import type { Properties, PropertyValue } from '@crow/contracts';
import type { Moment, Timeline } from '../normalize/moment.ts';
import { listedProducts } from '../products/listed-products.ts';
import { currencyCode } from '../products/product-shelf.ts';
import { fold } from '../roles/fold.ts';
import { type Fact, factOf, groupBy, present } from './fact.ts';
import { opened } from './product-facts.ts';

const COUPON_FIELD = /coupon|voucher|promo|gutschein|rabatt|cupon|cupom|korting|kupon|bon de reduction|code promo/;
const CARD_FIELD = /\b(?:card|cc|cvc|cvv|iban|karte|kreditkarte|kartennummer|carte|tarjeta)\b/;

/** From the cart to the order. */
export function cartFacts(timeline: Timeline): Fact[] {
  const { moments, visits } = timeline;
  const on = (action: string) => moments.filter((moment) => moment.action === action);
  return present([
    ...perProduct('added', on('add_to_cart')),
    ...perProduct('removed', on('remove_from_cart')),
    factOf('cart_opened', inTime([...opened(visits, 'cart'), ...on('view_cart')])),
    ...shippingChecks(timeline),
    ...coupons(timeline),
    factOf(
      'checkout_step',
      inTime([...opened(visits, 'checkout', 'payment'), ...on('checkout'), ...on('place_order')]),
    ),
    factOf('payment_step', inTime([...opened(visits, 'payment'), ...moments.filter(isPaymentStep)])),
    ...paymentFailures(timeline),
    ...purchases(timeline),
  ]);
}

function perProduct(kind: 'added' | 'removed', moments: readonly Moment[]): (Fact | undefined)[] {
  return [...groupBy(moments, ({ product }) => product?.id ?? '').values()].map((group) => {
    const product = group[0]?.product;
    return factOf(kind, group, { products: product ? [product] : [] });
  });
}

/** A look at the costs of delivery: shown with an amount, read on their page, or asked for with a click. */
function shippingChecks({ moments, visits }: Timeline): (Fact | undefined)[] {
  const shown = moments.filter(({ action }) => action === 'shipping_cost');
  const told = shown.findLast((moment) => numberIn(moment, ['amount', 'cost', 'price', 'value']) !== undefined);
  const amount = told && numberIn(told, ['amount', 'cost', 'price', 'value']);
  const asked = inTime([...opened(visits, 'shipping'), ...shown]);
  return [
    factOf('shipping_checked', asked, {
      numbers: amount === undefined ? {} : { amount },
      currency: told && currencyCode(propertiesOf(told).currency),
    }),
  ];
}

function coupons({ moments, scrubber }: Timeline): (Fact | undefined)[] {
  const code = (moment: Moment) => scrubber.clean(propertiesOf(moment).code ?? propertiesOf(moment).coupon, 24);
  const rejected = moments.filter(
    (moment) =>
      moment.action === 'coupon_rejected' ||
      isRefusal(moment) ||
      (moment.event.type === 'form_error' && COUPON_FIELD.test(fold(moment.event.field.name))),
  );
  const accepted = moments.filter((moment) => moment.action === 'coupon_accepted' && !isRefusal(moment));
  const facts = (kind: 'coupon_rejected' | 'coupon_accepted', group: Moment[]) =>
    [...groupBy(group, (moment) => code(moment) ?? '')].map(([subject, tries]) =>
      factOf(kind, tries, { subject: subject === '' ? undefined : subject }),
    );
  return [...facts('coupon_rejected', rejected), ...facts('coupon_accepted', accepted)];
}

/** "Coupon applied" that turns out not to be: shops tell it in a property. */
function isRefusal(moment: Moment): boolean {
  if (moment.action !== 'coupon_accepted' && moment.action !== 'apply_coupon') return false;
  const { valid, success, accepted, status } = propertiesOf(moment);
  return (
    [valid, success, accepted].includes(false) ||
    (typeof status === 'string' && /^(?:invalid|rejected|expired|declined|failed|error)$/i.test(status))
  );
}

function isPaymentStep({ action, event, page }: Moment): boolean {
  if (action === 'payment_failed') return true;
  // "Buy now" beside a product begins the checkout.
  if (action === 'place_order') return page.role !== 'product' && page.role !== 'category' && page.role !== 'home';
  if (event.type !== 'form_focus' && event.type !== 'form_blur') return false;
  const name = event.field.name.replace(/([a-z])([A-Z])/g, '$1 $2');
  return (page.role === 'checkout' || page.role === 'payment') && CARD_FIELD.test(fold(name));
}

function paymentFailures({ moments, scrubber }: Timeline): (Fact | undefined)[] {
  const failed = moments.filter(({ action }) => action === 'payment_failed');
  const reason = failed.map((moment) => propertiesOf(moment).reason).findLast((value) => typeof value === 'string');
  const words = typeof reason === 'string' ? reason.replace(/[_-]+/g, ' ').toLowerCase() : undefined;
  return [factOf('payment_failed', failed, { subject: scrubber.clean(words, 40) })];
}

/** Orders: told by the shop, or else the confirmation page after the checkout. An order told twice is one order. */
function purchases(timeline: Timeline): (Fact | undefined)[] {
  const told = timeline.moments.filter(({ action }) => action === 'purchase');
  if (told.length === 0) return [confirmed(timeline)];
  const orders = groupBy(
    told,
    (moment) => textIn(moment, ['order_id', 'orderId', 'transaction_id', 'id']) ?? moment.id,
  );
  return [...orders.values()].map((group) => {
    const moment = group[0];
    if (!moment) return undefined;
    const amount = numberIn(moment, ['total', 'amount', 'value', 'revenue']);
    const items = listedProducts(propertiesOf(moment));
    const id = textIn(moment, ['order_id', 'orderId', 'transaction_id', 'id']);
    return factOf('purchased', group, {
      subject: orderId(id, timeline),
      products: items.flatMap(({ quantity: _, ...item }) => timeline.shelf.listed(item) ?? []),
      numbers: {
        count: 1,
        ...(amount === undefined ? {} : { amount }),
        items: items.reduce((sum, { quantity }) => sum + quantity, 0),
      },
      currency: currencyCode(propertiesOf(moment).currency),
    });
  });
}

function confirmed({ moments, visits }: Timeline): Fact | undefined {
  const page = opened(visits, 'confirmation')[0];
  if (!page) return undefined;
  const step = moments.find(
    ({ action, page: { role }, at }) =>
      at <= page.at && (action === 'place_order' || action === 'checkout' || role === 'checkout' || role === 'payment'),
  );
  return step && factOf('purchased', [step, page], { numbers: { count: 1 } });
}

/** An order id as shops write them; anything else is not shown. */
export function orderId(value: string | undefined, { scrubber }: Timeline): string | undefined {
  return value && /^[A-Za-z0-9#_-]{1,24}$/.test(value) ? scrubber.clean(value, 24) : undefined;
}

export function propertiesOf({ event }: Moment): Properties {
  return event.type === 'custom' ? (event.properties ?? {}) : {};
}

export function textIn(moment: Moment, names: readonly string[]): string | undefined {
  const found = names
    .map((name) => propertiesOf(moment)[name])
    .find((value: PropertyValue | undefined) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : undefined;
}

function numberIn(moment: Moment, names: readonly string[]): number | undefined {
  const found = names
    .map((name) => propertiesOf(moment)[name])
    .find((value) => typeof value === 'number' && value >= 0 && value <= 1e12);
  return typeof found === 'number' ? found : undefined;
}

export function inTime(moments: readonly Moment[]): Moment[] {
  return moments.toSorted((a, b) => a.at - b.at);
}
