import { fold } from './fold.ts';

/** What a page can be for; a link or a button with such a word leads there. */
export const PAGE_MEANINGS = [
  'product',
  'category',
  'search',
  'compare',
  'reviews',
  'wishlist',
  'cart',
  'checkout',
  'payment',
  'confirmation',
  'shipping',
  'size',
  'help',
  'contact',
  'returns',
  'orders',
  'login',
  'signup',
  'account',
  'pricing',
  'article',
  'legal',
] as const;

/** What a click or a custom event can do, beside leading to a page. */
export const ACTION_MEANINGS = [
  'add_to_cart',
  'remove_from_cart',
  'view_product',
  'view_cart',
  'place_order',
  'purchase',
  'payment_failed',
  'apply_coupon',
  'coupon_accepted',
  'coupon_rejected',
  'shipping_cost',
  'filter',
  'review',
  'size_guide',
  'return',
  'track_order',
  'activate',
  'account_change',
  'language',
  'crash',
  'rage_click',
  'dead_click',
] as const;

export type TermMeaning = (typeof PAGE_MEANINGS)[number] | (typeof ACTION_MEANINGS)[number];

/** Everything that a term can mean. */
export const TERM_MEANINGS: readonly TermMeaning[] = [...PAGE_MEANINGS, ...ACTION_MEANINGS];

/**
 * An organization's own words, each with what it means: `{ "Merkliste": "wishlist" }`. A word counts in addresses, on buttons and links, and as the
 * name of a custom event, whatever its case and accents.
 */
export type Terms = Record<string, TermMeaning>;

export const TERM_LIMITS = { terms: 100, minLength: 2, maxLength: 60 } as const;

/** What is wrong with a term. */
export interface WrongTerm {
  term: string;
  message: string;
}

/**
 * Checks terms as somebody writes them, in their order.
 * @returns the first that can't be taken, with why; null when all can
 */
export function checkTerms(terms: readonly (readonly [term: string, meaning: string])[]): WrongTerm | null {
  const { terms: most, minLength, maxLength } = TERM_LIMITS;
  const seen = new Map<string, string>();
  for (const [term, meaning] of terms) {
    const folded = fold(term);
    if (folded.length < minLength || term.length > maxLength) {
      return { term, message: `A word has ${minLength} to ${maxLength} characters, letters or digits among them.` };
    }
    const before = seen.get(folded);
    if (before !== undefined)
      return { term, message: `“${term}” is there twice (“${before}”): case and accents don’t matter.` };
    if (!(TERM_MEANINGS as readonly string[]).includes(meaning)) {
      return { term, message: `“${meaning}” is nothing that a word can mean.` };
    }
    seen.set(folded, term);
  }
  return terms.length > most ? { term: '', message: `There can be ${most} words at most.` } : null;
}
