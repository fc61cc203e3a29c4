import type { FactKind } from '../facts/fact.ts';
import type { Phrases } from '../language/phrases.ts';
import { escapePattern } from '../scrub/escape-pattern.ts';
import type { Grounds } from './grounds.ts';

const GAP = '▢';
/** The quotation marks of the languages that statements are written in. */
const QUOTED = /“([^”]*)”|„([^“]*)“|« ?([^»]*?) ?»|「([^」]*)」/g;
/** Facts whose subject is the visitor's or the shop's own word; the others hold codes of ours. */
const WORDED: ReadonlySet<FactKind> = new Set([
  'searched',
  'listed',
  'coupon_rejected',
  'coupon_accepted',
  'payment_failed',
  'form_error',
  'purchased',
  'refund_requested',
  'contacted',
]);

/** A statement without the names, quotations and durations that its grounds prove. */
export interface BareText {
  text: string;
  /** Quotations that no cited event holds. */
  unprovenQuotes: string[];
}

export function bareText(text: string, grounds: Grounds, phrases: Phrases): BareText {
  const subjects = grounds.facts.flatMap(({ kind, subject }) => (subject && WORDED.has(kind) ? [subject] : []));
  const unprovenQuotes: string[] = [];
  let left = text.replace(QUOTED, (_match, ...groups: (string | undefined)[]) => {
    const quoted = groups.slice(0, 4).find((group) => typeof group === 'string') ?? '';
    if (!subjects.includes(quoted)) unprovenQuotes.push(quoted);
    return GAP;
  });
  const durations = grounds.durationsMs.map((ms) => phrases.duration(ms));
  // An amount in the thousands has as many digits as a phone number in some languages.
  const amounts = [
    ...grounds.facts.map(({ numbers: { amount }, currency }) => ({ amount, currency })),
    ...grounds.products.map(({ price, currency }) => ({ amount: price, currency })),
  ].flatMap(({ amount, currency }) => (amount === undefined ? [] : [phrases.money(amount, currency)]));
  const known = [...new Set([...grounds.products.map(({ name }) => name), ...subjects, ...durations, ...amounts])];
  // One pass, the longest first: a product named "12" must not eat into "5 h 12 min".
  if (known.length > 0) left = left.replace(wholeWords(...known.sort((a, b) => b.length - a.length)), GAP);
  return { text: left, unprovenQuotes };
}

/** A letter or digit of a script that puts spaces between words: in Japanese and Chinese a name may end anywhere. */
const LETTER = '(?![\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Han}ー])[\\p{L}\\p{N}]';

/** Finds names where they stand by themselves, not inside a word or a number; of two at one place the first given. */
export function wholeWords(...names: string[]): RegExp {
  const any = names.map(escapePattern).join('|');
  return new RegExp(`(?<!${LETTER}|\\d[.,])(?:${any})(?!${LETTER}|[.,]\\d)`, 'gu');
}
