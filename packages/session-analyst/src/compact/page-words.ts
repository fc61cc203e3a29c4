import type { Moment, Timeline } from '../normalize/moment.ts';
import type { PageRole } from '../roles/page-lexicon.ts';

/** Pages that show what belongs to one person: of these only the role and what a button does go to a model. */
const PERSONAL: ReadonlySet<PageRole> = new Set([
  'account',
  'cart',
  'checkout',
  'confirmation',
  'contact',
  'login',
  'orders',
  'payment',
  'returns',
  'signup',
  'wishlist',
]);
/** Pages whose titles the shop writes for everybody. */
const WRITTEN_FOR_ALL: ReadonlySet<PageRole> = new Set([
  'article',
  'category',
  'compare',
  'help',
  'legal',
  'pricing',
  'shipping',
]);
const TITLE = 60;
const ELEMENT = 40;

/** The words of pages that a model may see. */
export interface PageWords {
  /** The title of the page that a moment happened on. */
  title(moment: Moment): string | undefined;
  /** What is written on the element that was clicked. */
  element(moment: Moment): string | undefined;
}

/**
 * Masks by structure, because a person's name has no form by which it could be found. Titles are of pages that are
 * the same for everybody; other pages and elements speak only in plain phrases ("Show more results"), and not at all
 * once the visitor is known to the site. The session's scrubber has the last word on what is left.
 */
export function pageWords({ moments, context, scrubber }: Timeline): PageWords {
  const isKnown =
    context.userId !== undefined ||
    moments.some(
      ({ event, page, action }) => event.type === 'identify' || page.role === 'account' || action === 'login',
    );
  const plain = (text: string | undefined, length: number): string | undefined =>
    !isKnown && isPlainPhrase(text) ? scrubber.clean(text, length) : undefined;
  return {
    title({ event: { title }, page: { role } }) {
      if (PERSONAL.has(role)) return undefined;
      return WRITTEN_FOR_ALL.has(role) ? scrubber.clean(title, TITLE) : plain(title, TITLE);
    },
    element({ event, page: { role } }) {
      return event.type === 'click' && !PERSONAL.has(role) ? plain(event.element.text, ELEMENT) : undefined;
    },
  };
}

/** Two words and more, none but the first with a capital, no digit and no possession: no name and no address. */
function isPlainPhrase(text: string | undefined): text is string {
  return text !== undefined && /^\p{Lu}?[\p{Ll}-]+(?:,? \p{Ll}[\p{Ll}-]*)+[.!?…]?$/u.test(text.trim());
}
