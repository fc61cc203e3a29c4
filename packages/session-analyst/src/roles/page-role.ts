import { fold } from './fold.ts';
import { PAGE_LEXICON, type PageRole } from './page-lexicon.ts';
import { NO_TERMS, type Terms } from './terms.ts';

/** An address, read. */
export interface Page {
  path: string;
  role: PageRole;
  /** Last path segment of a product, category or article page, decoded. */
  slug?: string;
  /** The query of a search page, as typed: not yet scrubbed. */
  query?: string;
  /** Product ids that a comparison page names in its address. */
  compared?: string[];
}

const ROLE_OF = new Map(
  Object.entries(PAGE_LEXICON).flatMap(([role, words]) =>
    words.split('|').map((word) => [fold(word), role as PageRole]),
  ),
);
/** Words of scripts that put no space between words: found anywhere in a segment. */
const INSIDE = [...ROLE_OF].filter(([word]) => /[\u3040-\u30ff\u3400-\u9fff]/.test(word));
const LOCALE = /^(?:[a-z]{2}(?:[-_][a-z]{2})?|shop|store|www|index|home|app|web)$/i;
/** What comes below these pages is a name, not a role: `/products/payment-terminal` is a product. */
const NAMES_BELOW: ReadonlySet<PageRole> = new Set(['product', 'category', 'article', 'legal', 'search']);
const MORE_SPECIFIC: Partial<Record<PageRole, readonly PageRole[]>> = {
  product: ['reviews', 'size'],
  cart: ['checkout', 'payment', 'confirmation'],
  checkout: ['cart', 'payment', 'confirmation'],
  payment: ['confirmation'],
  orders: ['returns', 'confirmation'],
  account: ['orders', 'returns', 'login', 'signup', 'wishlist'],
  help: ['returns', 'contact', 'shipping', 'orders', 'size'],
};
/** Parameters in which shops of one script name the page: `?route=checkout/cart`, `?dispatch=checkout.cart`. */
const ROUTE_NAMES = ['route', 'dispatch', 'action', 'view', 'page', 'p', 'r'];
const QUERY_NAMES = ['q', 'query', 'search', 's', 'suche', 'k', 'keyword', 'term'];

/** Reads an address; relative ones are read as paths of the site. */
export function readPage(url: string, terms: Terms = NO_TERMS): Page {
  const parsed = URL.parse(url, 'http://site.invalid/');
  if (!parsed) return { path: '/', role: 'other' };
  const path = parsed.pathname;
  const telling = tellingSegments(path);
  const role = telling.length === 0 ? 'home' : roleOf(telling, terms);
  if (role === 'home' || role === 'other') {
    const routed = routedBehind(parsed);
    // The path is what there is of an address; what it is of the page stands behind it.
    const behind = routed && readPage(`/${routed}`, terms);
    if (behind && behind.role !== 'home' && behind.role !== 'other') return { ...behind, path };
  }
  if (role === 'home') return { path, role };
  const query = QUERY_NAMES.map((name) => parsed.searchParams.get(name)).find((value) => value);
  const slug = slugOf(role, telling);
  const compared = role === 'compare' ? comparedIn(parsed.searchParams) : [];
  return {
    path,
    role: role === 'other' && query ? 'search' : role,
    ...(slug === undefined ? {} : { slug }),
    ...(query && (role === 'search' || role === 'other') ? { query } : {}),
    ...(compared.length > 0 ? { compared } : {}),
  };
}

function tellingSegments(path: string): string[] {
  return path
    .split('/')
    .filter(Boolean)
    .map((segment) => decode(segment).replace(/\.(?:html?|php|aspx?)$/i, ''))
    .filter((segment) => !LOCALE.test(segment));
}

/** The page that stands in the fragment (`#/cart`, `#!/cart`) or in a parameter of the address. */
function routedBehind({ hash, searchParams }: URL): string | undefined {
  const [, fragment] = /^#!?\/([^?]*)/.exec(hash) ?? [];
  if (fragment) return fragment;
  const route = ROUTE_NAMES.map((name) => searchParams.get(name)).find((value) => value && !/^\d+$/.test(value));
  return route?.replaceAll('.', '/');
}

function comparedIn(parameters: URLSearchParams): string[] {
  const list = ['ids', 'products', 'items', 'compare'].map((name) => parameters.get(name)).find((value) => value);
  return list ? list.split(',').slice(0, 8) : [];
}

function roleOf(segments: readonly string[], terms: Terms): PageRole {
  let role = 'other' as PageRole;
  for (const segment of segments) {
    const own = terms.page(segment);
    if (own) return own;
    const here = roleOfSegment(segment);
    if (here === 'other') continue;
    if (role === 'other' || MORE_SPECIFIC[role]?.includes(here)) role = here;
    if (NAMES_BELOW.has(role) && role !== 'product') break;
  }
  // `/products` alone is a list of products.
  return role === 'product' && segments.length === 1 ? 'category' : role;
}

function roleOfSegment(segment: string): PageRole {
  const word = fold(segment);
  const exact = ROLE_OF.get(word);
  if (exact) return exact;
  const parts = word.split(' ');
  if (parts.length === 2) {
    const part = parts.map((one) => ROLE_OF.get(one)).find((role) => role && !NAMES_BELOW.has(role));
    if (part) return part;
  }
  return INSIDE.find(([inside]) => word.includes(inside))?.[1] ?? 'other';
}

function slugOf(role: PageRole, segments: readonly string[]): string | undefined {
  if (role === 'category' && segments.length === 1) return undefined;
  if (role === 'product' || role === 'category' || role === 'article' || role === 'other') return segments.at(-1);
  if (role === 'reviews') return segments.at(-2);
  return undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a broken escape names nothing, and may stay as it is
  }
}
