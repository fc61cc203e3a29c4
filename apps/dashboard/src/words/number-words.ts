const whole = new Intl.NumberFormat();
const share = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });

/** A count with the viewer's separators. */
export function count(value: number): string {
  return whole.format(value);
}

/** A count with its noun: `1 page`, `3 pages`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A share from 0 to 1 as per cent. */
export function percent(value: number): string {
  return share.format(Math.min(1, Math.max(0, value)));
}

/** A price in its currency; an unknown currency code is written after the number. */
export function price(value: number, currency: string | undefined): string {
  if (currency === undefined) return whole.format(value);
  try {
    return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(value);
  } catch {
    return `${whole.format(value)} ${currency}`;
  }
}
