import { SEARCH_FILTER_KINDS, type SearchFilterKind } from '@crow/contracts';

/** What the address of the search says. */
export interface SearchAddress {
  q?: string;
  /** Kinds of filters that are not read from the question, separated by commas. */
  without?: string;
  /** An interaction whose like is looked for. */
  like?: string;
}

/** Known kinds in a list of the address, in the order in which filters are shown. */
export function kindsIn(without: string | undefined): SearchFilterKind[] {
  const named = new Set((without ?? '').split(','));
  return SEARCH_FILTER_KINDS.filter((kind) => named.has(kind));
}

/** The address with a kind of filter turned off, or on again. */
export function toggled({ q, without }: SearchAddress, kind: SearchFilterKind): SearchAddress {
  const off = kindsIn(without);
  const next = off.includes(kind) ? off.filter((other) => other !== kind) : kindsIn([...off, kind].join(','));
  return { ...(q === undefined ? {} : { q }), ...(next.length === 0 ? {} : { without: next.join(',') }) };
}
