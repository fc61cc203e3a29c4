import type { ProductMention } from '@crow/contracts';
import type { Moment } from '../normalize/moment.ts';

/** What a session's events can show. */
export const FACT_KINDS = [
  'viewed',
  'listed',
  'reviewed',
  'size_checked',
  'compared',
  'added',
  'removed',
  'wishlisted',
  'searched',
  'filtered',
  'shipping_checked',
  'coupon_accepted',
  'coupon_rejected',
  'cart_opened',
  'checkout_step',
  'payment_step',
  'payment_failed',
  'form_error',
  'rage',
  'dead',
  'hesitated',
  'purchased',
  'refund_requested',
  'returns_read',
  'order_tracked',
  'help_read',
  'contacted',
  'signup_started',
  'signed_up',
  'activated',
  'pricing_read',
  'article_read',
  'account_opened',
  'account_changed',
  'language_switched',
  'slow_page',
  'crashed',
  'returning',
  'bot_signal',
  'visited',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Numbers of a fact: `…Ms` are durations, `amount` is money, `count` and the rest are plain. */
export type FactNumbers = Partial<
  Record<'count' | 'visibleMs' | 'waitedMs' | 'loadMs' | 'amount' | 'items' | 'results', number>
>;

/** Something that happened, and the events that show it. */
export interface Fact {
  kind: FactKind;
  /** What it happened to, scrubbed: a query, a code, a field, an order id, a page role. */
  subject?: string;
  products: ProductMention[];
  numbers: FactNumbers;
  currency?: string;
  /** Event ids, never empty, in order of time, the first and last of them when there are many. */
  evidence: string[];
  /** Time of the first and of the last event behind it. */
  from: number;
  to: number;
}

const FIRST = 12;
const LAST = 4;

/** Makes a fact from the moments that show it; undefined when there are none. */
export function factOf(
  kind: FactKind,
  moments: readonly Moment[],
  details: Partial<Pick<Fact, 'products' | 'numbers'>> & {
    subject?: string | undefined;
    currency?: string | undefined;
  } = {},
): Fact | undefined {
  const first = moments[0];
  const last = moments.at(-1);
  if (!first || !last) return undefined;
  const ids = [...new Set(moments.map(({ id }) => id))];
  const { subject, currency, products = [], numbers = {} } = details;
  return {
    kind,
    ...(subject === undefined ? {} : { subject }),
    products,
    numbers: { count: moments.length, ...numbers },
    ...(currency === undefined ? {} : { currency }),
    evidence: ids.length <= FIRST + LAST ? ids : [...ids.slice(0, FIRST), ...ids.slice(-LAST)],
    from: first.at,
    to: last.at,
  };
}

/** Moments by a key, in order of first appearance; moments without key are left out. */
export function groupBy(
  moments: readonly Moment[],
  key: (moment: Moment) => string | undefined,
): Map<string, Moment[]> {
  const groups = new Map<string, Moment[]>();
  for (const moment of moments) {
    const name = key(moment);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(moment);
    else groups.set(name, [moment]);
  }
  return groups;
}

/** Facts that exist. */
export function present(facts: readonly (Fact | undefined)[]): Fact[] {
  return facts.filter((fact) => fact !== undefined);
}
