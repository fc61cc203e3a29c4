import type { FactKind } from '../facts/fact.ts';
import type { Phrases } from '../language/phrases.ts';
import { escapePattern } from '../scrub/escape-pattern.ts';
import type { Grounds } from './grounds.ts';

const GAP = '▢';
const QUOTED = /“([^”]*)”/g;
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
  let left = text.replace(QUOTED, (_match, quoted: string) => {
    if (!subjects.includes(quoted)) unprovenQuotes.push(quoted);
    return GAP;
  });
  const names = [...grounds.products.map(({ name }) => name), ...subjects].sort((a, b) => b.length - a.length);
  for (const name of new Set(names)) left = left.replaceAll(wholeWords(name), GAP);
  const proven = new Set(grounds.durationsMs.map((ms) => phrases.duration(ms)));
  left = left.replace(phrases.durations, (duration) => (proven.has(duration) ? GAP : duration));
  return { text: left, unprovenQuotes };
}

/** Finds a name where it stands by itself, not inside a word or a number. */
export function wholeWords(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}]|\\d[.,])${escapePattern(name)}(?![\\p{L}\\p{N}]|[.,]\\d)`, 'gu');
}
