import type { ProductMention, SessionContext, SessionEvent } from '@crow/contracts';
import type { ProductShelf } from '../products/product-shelf.ts';
import type { Action } from '../roles/action-lexicon.ts';
import type { Page } from '../roles/page-role.ts';
import type { Scrubber } from '../scrub/session-scrubber.ts';
import type { Visit } from '../visits/visit.ts';

/** One event with what it means in its place. */
export interface Moment {
  id: string;
  /** Server clock, Unix milliseconds. */
  at: number;
  event: SessionEvent;
  page: Page;
  action?: Action;
  /** The product that the event is about: named by itself, else by its page. */
  product?: ProductMention;
}

/** A session made ready for reading. */
export interface Timeline {
  context: SessionContext;
  moments: Moment[];
  visits: Visit[];
  shelf: ProductShelf;
  scrubber: Scrubber;
}
