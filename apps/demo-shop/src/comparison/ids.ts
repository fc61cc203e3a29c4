/** More columns than this nobody reads. */
export const MAX_COMPARED = 4;

/** Puts an id on the list or takes it off; the oldest makes room for a fifth. */
export function toggleId(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id].slice(-MAX_COMPARED);
}

/** Reads ids that an address or an earlier visit holds: known ones, each once, at most four. */
export function readIds(given: readonly unknown[], isSold: (id: string) => boolean): string[] {
  const known = given.filter((id): id is string => typeof id === 'string' && isSold(id));
  return [...new Set(known)].slice(0, MAX_COMPARED);
}

/** Address of a comparison. */
export function comparisonUrl(ids: readonly string[]): string {
  return ids.length > 0 ? `/compare?ids=${ids.join(',')}` : '/compare';
}

/** The names of all specifications, in the order in which they first come. */
export function specNames(products: readonly { specs: Record<string, string> }[]): string[] {
  return [...new Set(products.flatMap(({ specs }) => Object.keys(specs)))];
}
