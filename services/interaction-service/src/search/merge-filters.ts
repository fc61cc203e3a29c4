import { type AppliedFilter, SEARCH_FILTER_KINDS } from '@crow/contracts';

/** One filter of a kind: the one that was asked for by name, else the one that the question says. */
export function mergeFilters(asked: readonly AppliedFilter[], read: readonly AppliedFilter[]): AppliedFilter[] {
  return SEARCH_FILTER_KINDS.flatMap((kind) => {
    const filter = asked.find((one) => one.kind === kind) ?? read.find((one) => one.kind === kind);
    return filter ? [filter] : [];
  });
}
