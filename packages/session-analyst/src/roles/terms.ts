import { type Action, NAME_LEXICON } from './action-lexicon.ts';
import { fold } from './fold.ts';
import { PAGE_LEXICON, type PageRole } from './page-lexicon.ts';

/** An organization's own words for what pages are and what buttons do. */
export interface Terms {
  /** What a name or the words on a button do; a term counts where it is the whole text or stands in it as words. */
  action(text: string): Action | undefined;
  /** The role of a page with this segment in its address. */
  page(segment: string): PageRole | undefined;
}

export const NO_TERMS: Terms = { action: () => undefined, page: () => undefined };

/** What a role of pages is called as an action, where both have not the same name. */
const ACTION_OF_ROLE: Partial<Record<PageRole, Action>> = {
  cart: 'view_cart',
  payment: 'place_order',
  confirmation: 'purchase',
  shipping: 'shipping_cost',
  size: 'size_guide',
  returns: 'return',
  orders: 'track_order',
  reviews: 'review',
};

/**
 * Reads terms as an organization gives them: `{ "Merkliste": "wishlist" }`. The meaning is a role of pages or an action
 * of this package; one that is neither is passed over.
 */
export function termsOf(given: Record<string, string> | undefined): Terms {
  const entries = Object.entries(given ?? {}).map(([term, meaning]) => [fold(term), meaning] as const);
  const known = entries.filter(([term]) => term !== '');
  if (known.length === 0) return NO_TERMS;
  const pages = new Map(known.flatMap(([term, meaning]) => (isRole(meaning) ? [[term, meaning] as const] : [])));
  const actions = known.flatMap(([term, meaning]) => {
    const action = isAction(meaning) ? meaning : isRole(meaning) ? ACTION_OF_ROLE[meaning] : undefined;
    return action ? [[term, action] as const] : [];
  });
  return {
    action(text) {
      const words = ` ${fold(text.replace(/([a-z])([A-Z])/g, '$1 $2'))} `;
      return actions.find(([term]) => words.includes(` ${term} `))?.[1];
    },
    page: (segment) => pages.get(fold(segment)),
  };
}

function isRole(meaning: string): meaning is PageRole {
  return Object.hasOwn(PAGE_LEXICON, meaning);
}

function isAction(meaning: string): meaning is Action {
  return Object.hasOwn(NAME_LEXICON, meaning);
}
