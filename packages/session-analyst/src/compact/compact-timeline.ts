import type { Moment, Timeline } from '../normalize/moment.ts';
import type { Visit } from '../visits/visit.ts';
import type { ProductTable } from './compact-products.ts';
import type { PageWords } from './page-words.ts';

/** A line of the timeline: a stay on a page with what was done there by the way, or one telling event. */
export interface TimelineEntry {
  /** Id of its event, not yet shortened. */
  id: string;
  /** Whether it is told whenever there is room for it. */
  isKey: boolean;
  fields: Record<string, string | number>;
}

/** The session line by line. Small actions are folded into their page: how many clicks, how far it was read. */
export function timelineEntries(timeline: Timeline, products: ProductTable, words: PageWords): TimelineEntry[] {
  const start = timeline.moments[0]?.at ?? 0;
  const at = (moment: Moment) => Math.round((moment.at - start) / 1000);
  const about = ({ product }: Pick<Moment, 'product'>) => {
    const short = product && products.idOf(product);
    return short === undefined ? {} : { product: short };
  };
  return timeline.visits.flatMap((visit) => {
    const [first] = visit.moments;
    if (!first) return [];
    const title = words.title(first);
    const page: TimelineEntry = {
      id: first.id,
      isKey: false,
      fields: {
        at: at(first),
        page: visit.page.role,
        ...about(visit),
        ...(title === undefined ? {} : { title }),
        ...folded(visit),
      },
    };
    const keys = visit.moments.flatMap((moment): TimelineEntry[] => {
      const did = deedOf(moment);
      if (did === undefined) return [];
      const text = moment.action ? undefined : words.element(moment);
      if (did === 'click' && text === undefined) return [];
      const fields = { at: at(moment), did, ...about(moment), ...(text === undefined ? {} : { text }) };
      return [{ id: moment.id, isKey: did !== 'click', fields }];
    });
    return [page, ...keys];
  });
}

/** What an event did, in our words; undefined for what is folded into its page. */
function deedOf({ event, action }: Moment): string | undefined {
  if (action) return action;
  if (event.type === 'click') return 'click';
  return event.type === 'form_submit' || event.type === 'form_error' || event.type === 'form_abandon'
    ? event.type
    : undefined;
}

function folded({ moments, dwellMs }: Visit): Record<string, number> {
  const clicks = moments.filter(({ event }) => event.type === 'click').length;
  const fields = moments.filter(({ event }) => event.type === 'form_focus').length;
  const depth = moments.reduce(
    (most, { event }) => Math.max(most, event.type === 'product_view' ? (event.scrollDepth ?? 0) : 0),
    0,
  );
  return {
    ...(dwellMs >= 1000 ? { stayed: Math.round(dwellMs / 1000) } : {}),
    ...(clicks > 0 ? { clicks } : {}),
    ...(fields > 0 ? { fields } : {}),
    ...(depth > 0 ? { read: Math.round(depth * 100) } : {}),
  };
}
