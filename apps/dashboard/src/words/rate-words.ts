import type { KeyRate } from '@crow/contracts';

const count = new Intl.NumberFormat();

/** How fast a key may send. */
export function rateWords(rate: KeyRate | null): string {
  if (!rate) return 'No limit';
  return `${count.format(rate.perSecond)} events a second, ${count.format(rate.burst)} at once`;
}
