import type { PropertyValue } from '@crow/contracts';
import type { Moment, Timeline } from '../normalize/moment.ts';
import { fold } from '../roles/fold.ts';
import type { PageRole } from '../roles/page-lexicon.ts';
import { inTime, orderId, propertiesOf, textIn } from './cart-facts.ts';
import { type Fact, factOf, groupBy, present } from './fact.ts';
import { opened } from './product-facts.ts';

const CONTACT_FORM = /^(?:contact|kontakt|contacto|contato|contatti|support|help)(?: form)?$/;
const RETURN_FORM = /^(?:return|returns|refund|retoure|retour|devolucion|reso|zwrot)(?: form)?$/;

/** Searching, reading, asking, returning, and having an account. */
export function serviceFacts(timeline: Timeline): Fact[] {
  const { moments, visits } = timeline;
  const on = (action: string) => moments.filter((moment) => moment.action === action);
  const submits = moments.filter(({ event }) => event.type === 'form_submit');
  const submitted = (role: PageRole, form?: RegExp) =>
    submits.filter(
      ({ event, page }) =>
        event.type === 'form_submit' && (page.role === role || form?.test(fold(event.form)) === true),
    );
  const signedUp = inTime([
    ...on('signup').filter(({ event }) => event.type === 'custom'),
    ...leadingOn(submitted('signup'), timeline),
  ]);
  return present([
    ...searches(timeline),
    factOf('help_read', inTime([...opened(visits, 'help'), ...on('help')])),
    factOf('article_read', opened(visits, 'article')),
    factOf('pricing_read', opened(visits, 'pricing')),
    factOf('returns_read', opened(visits, 'returns')),
    orderTracking(timeline),
    request('refund_requested', told(on('return')), submitted('returns', RETURN_FORM), timeline),
    request('contacted', told(on('contact')), submitted('contact', CONTACT_FORM), timeline),
    factOf('signup_started', inTime([...opened(visits, 'signup'), ...on('signup')])),
    factOf('signed_up', signedUp),
    factOf('activated', on('activate')),
    factOf('account_opened', inTime([...opened(visits, 'account', 'login'), ...on('login'), ...on('account')])),
    factOf('account_changed', inTime([...told(on('account_change')), ...submitted('account')])),
    factOf('language_switched', on('language')),
  ]);
}

/** One fact a query, from the search page's address or the shop's own event. */
function searches({ moments, scrubber }: Timeline): (Fact | undefined)[] {
  const queryOf = ({ event, page, action }: Moment) => {
    if (event.type === 'custom' && action === 'search') {
      const { query, q, term, search_term, searchTerm, keyword } = event.properties ?? {};
      return scrubber.clean(query ?? q ?? term ?? search_term ?? searchTerm ?? keyword, 60) ?? '';
    }
    return event.type === 'page_view' && page.role === 'search' && page.query
      ? (scrubber.clean(page.query, 60) ?? '')
      : undefined;
  };
  return [...groupBy(moments, queryOf)].map(([query, group]) => {
    const results = group.map(resultsOf).findLast((value) => typeof value === 'number');
    return factOf('searched', group, {
      subject: query === '' ? undefined : query,
      numbers: {
        count: Math.max(group.filter(({ event }) => event.type === 'custom').length, 1),
        ...(typeof results === 'number' ? { results } : {}),
      },
    });
  });
}

function resultsOf(moment: Moment): PropertyValue | undefined {
  const { results, result_count, results_count, resultCount, resultsCount } = propertiesOf(moment);
  return results ?? result_count ?? results_count ?? resultCount ?? resultsCount;
}

/** A look at orders that were placed before; the page after an order placed just now is its confirmation. */
function orderTracking({ moments, visits }: Timeline): Fact | undefined {
  const bought = moments.find(({ action }) => action === 'place_order' || action === 'purchase');
  const looks = [...opened(visits, 'orders'), ...moments.filter(({ action }) => action === 'track_order')];
  return factOf('order_tracked', inTime(looks.filter(({ at }) => !bought || at < bought.at)));
}

/** A request that the shop told of, or else the form that makes it. */
function request(
  kind: 'refund_requested' | 'contacted',
  events: Moment[],
  forms: Moment[],
  timeline: Timeline,
): Fact | undefined {
  const shown = events.length > 0 ? events : forms;
  const first = shown[0];
  const subject =
    first &&
    (kind === 'contacted' ? topicOf(first, timeline) : orderId(textIn(first, ['order_id', 'orderId']), timeline));
  return factOf(kind, inTime([...events, ...forms]), { subject, numbers: { count: shown.length } });
}

function topicOf(moment: Moment, { scrubber }: Timeline): string | undefined {
  return scrubber.clean(textIn(moment, ['topic', 'reason', 'category'])?.replace(/[_-]+/g, ' ').toLowerCase(), 30);
}

function told(moments: readonly Moment[]): Moment[] {
  return moments.filter(({ event }) => event.type === 'custom');
}

/** Forms that led to another page without an error after them; the last of each form. */
function leadingOn(submits: readonly Moment[], { moments, visits }: Timeline): Moment[] {
  const lastOfForm = new Map(submits.map((moment) => [formOf(moment), moment]));
  const lastError = new Map(
    moments.filter(({ event }) => event.type === 'form_error').map((moment) => [formOf(moment), moment.at]),
  );
  const pages = visits.flatMap(({ moments: [first] }) => first ?? []);
  return [...lastOfForm]
    .filter(([form, { at }]) => {
      const next = pages[firstAfter(pages, at)]?.page.role;
      return (lastError.get(form) ?? 0) < at && next !== undefined && next !== 'signup' && next !== 'login';
    })
    .map(([, moment]) => moment);
}

/** Index of the first moment later than a time, by halving. */
function firstAfter(moments: readonly Moment[], at: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.at ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function formOf({ event }: Pick<Moment, 'event'>): string {
  return 'form' in event ? event.form : '';
}
