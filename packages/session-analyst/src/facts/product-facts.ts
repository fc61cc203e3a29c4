import type { ProductMention } from '@crow/contracts';
import type { Moment, Timeline } from '../normalize/moment.ts';
import type { Visit } from '../visits/visit.ts';
import { inTime } from './cart-facts.ts';
import { type Fact, factOf, groupBy, present } from './fact.ts';

/** Pages that show products of which the visitor looks at none in particular. */
const SHELVES: ReadonlySet<string> = new Set([
  'home',
  'category',
  'search',
  'cart',
  'checkout',
  'payment',
  'confirmation',
  'compare',
]);

/** Products looked at, listed, compared, reviewed and remembered. */
export function productFacts(timeline: Timeline): Fact[] {
  const { moments, visits } = timeline;
  const on = (action: string) => moments.filter((moment) => moment.action === action);
  return present([
    ...viewed(timeline),
    ...listed(visits, timeline),
    compared(timeline),
    factOf('reviewed', [...opened(visits, 'reviews'), ...on('review')]),
    factOf('size_checked', inTime([...opened(visits, 'size'), ...on('size_guide')])),
    ...perProduct('wishlisted', on('wishlist')),
    factOf('filtered', on('filter')),
  ]);
}

/** One fact a product: on its page, how often, and how long it was visible. */
function viewed({ moments, visits }: Timeline): (Fact | undefined)[] {
  // An app that never changes its address shows everything on its home page; what is no tile there was opened.
  const isOnePage = visits.every(({ page }) => page.role === 'home' && page.path === visits[0]?.page.path);
  const isShelf = ({ event, page }: Moment) =>
    SHELVES.has(page.role) && !(isOnePage && event.type === 'product_view' && event.found !== 'attribute');
  const isShown = ({ event }: Moment) => event.type === 'page_view' || event.type === 'product_view';
  // A view that the site's own code tells of is one wherever it happened.
  const isTold = ({ action, event }: Moment) =>
    action === 'view_product' || (event.type === 'product_view' && event.found === 'call');
  const isView = (moment: Moment) =>
    moment.product !== undefined && (isTold(moment) || (isShown(moment) && !isShelf(moment)));
  const stays = new Map<string, number>();
  for (const { product, dwellMs } of visits) if (product) stays.set(product.id, (stays.get(product.id) ?? 0) + dwellMs);
  const groups = groupBy(moments.filter(isView), ({ product }) => product?.id);
  return [...groups].map(([id, views]) => {
    const product = views.findLast((view) => view.product)?.product;
    const visible = views.reduce(
      (sum, { event }) => sum + (event.type === 'product_view' ? (event.visibleMs ?? 0) : 0),
      0,
    );
    const opened = views.filter(({ event }) => event.type === 'page_view').length;
    return factOf('viewed', views, {
      products: product ? [product] : [],
      numbers: { count: Math.max(opened, 1), visibleMs: visible > 0 ? visible : (stays.get(id) ?? 0) },
    });
  });
}

/** One fact a category or list of products. */
function listed(visits: readonly Visit[], { scrubber }: Timeline): (Fact | undefined)[] {
  const groups = groupBy(opened(visits, 'category'), ({ page }) => page.path);
  return [...groups.values()].map((views) => {
    const slug = views[0]?.page.slug;
    return factOf('listed', views, { subject: slug && scrubber.clean(slug.replace(/[-_+]+/g, ' '), 40) });
  });
}

/** Put side by side: by the shop's comparison, or by going back and forth between products of one category. */
function compared({ moments, visits, shelf }: Timeline): Fact | undefined {
  const products = new Map<string, ProductMention>();
  const evidence: Moment[] = [];
  const note = (moment: Moment | undefined, product: ProductMention | undefined) => {
    if (!moment || !product) return;
    products.set(product.id, product);
    evidence.push(moment);
  };
  for (const moment of moments) if (moment.action === 'compare') note(moment, moment.product);
  for (const view of opened(visits, 'compare')) {
    evidence.push(view);
    for (const id of view.page.compared ?? []) note(view, shelf.byId(id));
  }
  const explicit = evidence.length > 0;
  for (const visit of backAndForth(visits)) note(visit.moments[0], visit.product);
  if (products.size < 2 && explicit) for (const visit of visits) note(visit.moments[0], visit.product);
  if (products.size < 2) return undefined;
  const inOrder = evidence.sort((a, b) => a.at - b.at);
  return factOf('compared', inOrder, { products: [...products.values()], numbers: { count: products.size } });
}

/** Stays on products that were returned to after another of the same category, and on those others. */
function backAndForth(visits: readonly Visit[]): Visit[] {
  const stays = visits.filter((visit) => visit.product);
  const found = new Set<Visit>();
  const lastSeen = new Map<string, number>();
  stays.forEach((visit, index) => {
    const id = visit.product?.id ?? '';
    const before = lastSeen.get(id);
    lastSeen.set(id, index);
    if (before === undefined || index - before > 4) return;
    const others = stays.slice(before + 1, index).filter((other) => areRivals(visit.product, other.product));
    const first = stays[before];
    if (others.length === 0 || !first) return;
    for (const stay of [first, ...others, visit]) found.add(stay);
  });
  return [...found];
}

function areRivals(a: ProductMention | undefined, b: ProductMention | undefined): boolean {
  return a?.id !== b?.id && (a?.category === b?.category || !a?.category || !b?.category);
}

function perProduct(kind: 'wishlisted', moments: readonly Moment[]): (Fact | undefined)[] {
  return [...groupBy(moments, ({ product }) => product?.id ?? '').values()].map((group) => {
    const product = group[0]?.product;
    return factOf(kind, group, { products: product ? [product] : [] });
  });
}

/** First moments of the stays on pages of one role. */
export function opened(visits: readonly Visit[], ...roles: string[]): Moment[] {
  return visits.flatMap((visit) => (roles.includes(visit.page.role) && visit.moments[0] ? [visit.moments[0]] : []));
}
