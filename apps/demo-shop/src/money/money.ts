/** Amounts are whole cents inside the shop: sums of fractions would round wrongly. */
export type Cents = number;

/** The shop sells in one currency. */
export const CURRENCY = 'EUR';

const withCents = new Intl.NumberFormat('en-IE', { style: 'currency', currency: CURRENCY });
const withoutCents = new Intl.NumberFormat('en-IE', {
  style: 'currency',
  currency: CURRENCY,
  maximumFractionDigits: 0,
});

/** @param price in euros, as the catalog has it */
export function toCents(price: number): Cents {
  return Math.round(price * 100);
}

/** @returns euros, as events and the catalog have them */
export function toEuros(cents: Cents): number {
  return cents / 100;
}

/** Words an amount as on a price tag: `€1,299`, but `€9.90`. */
export function formatMoney(cents: Cents): string {
  return (cents % 100 === 0 ? withoutCents : withCents).format(toEuros(cents));
}
