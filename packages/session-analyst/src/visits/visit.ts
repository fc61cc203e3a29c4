import type { ProductMention } from '@crow/contracts';
import type { Moment } from '../normalize/moment.ts';
import type { Page } from '../roles/page-role.ts';

/** Longer pauses are absence, not reading. */
const LONGEST_STAY_MS = 30 * 60 * 1000;

/** A stay on one page. */
export interface Visit {
  page: Page;
  product?: ProductMention;
  moments: Moment[];
  /** Until the next page, or the last event; milliseconds, at most half an hour. */
  dwellMs: number;
}

/**
 * Cuts moments into stays. A page view begins one; in sessions without any page view a change of address does.
 * Late events of a page that was left (a product's final visible time, say) do not bring the visitor back to it.
 */
export function visitsOf(moments: readonly Moment[]): Visit[] {
  const hasViews = moments.some(({ event }) => event.type === 'page_view');
  const visits: Visit[] = [];
  for (const moment of moments) {
    const current = visits.at(-1);
    const starts = hasViews ? moment.event.type === 'page_view' : current?.page.path !== moment.page.path;
    if (!current || starts) {
      const { page } = moment;
      visits.push({ page, moments: [moment], dwellMs: 0 });
    } else current.moments.push(moment);
  }
  visits.forEach((visit, index) => {
    const first = visit.moments[0];
    const next = visits[index + 1]?.moments[0] ?? visit.moments.at(-1);
    if (first && next) visit.dwellMs = Math.min(Math.max(next.at - first.at, 0), LONGEST_STAY_MS);
    const product = visit.page.role === 'product' || visit.page.role === 'other' ? first?.product : undefined;
    if (product) visit.product = product;
  });
  return visits;
}
