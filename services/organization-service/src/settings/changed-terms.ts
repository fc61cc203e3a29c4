import type { Terms } from '@crow/contracts';

/** Whether two sets of words say the same; the order of what was written counts, because it is shown. */
export function sameTerms(one: Terms, other: Terms): boolean {
  return JSON.stringify(Object.entries(one)) === JSON.stringify(Object.entries(other));
}

/** Those of some words that are not the same in others: a record tells what changed, not all there is. */
export function termsNotIn(terms: Terms, others: Terms): Terms {
  return Object.fromEntries(
    Object.entries(terms).filter(([term, meaning]) => !Object.hasOwn(others, term) || others[term] !== meaning),
  );
}
