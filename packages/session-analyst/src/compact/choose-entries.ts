const FIRST = 8;
const LAST = 10;
/** Length of "… 1234 more" between two entries. */
const GAP = 14;

/** Something of a known length, that is told when there is room if it is key. */
export interface Sized {
  isKey: boolean;
  length: number;
}

/**
 * Which entries of a long list fit into a length: the first 8 and the last 10 always, then key entries, then others,
 * both spread evenly over the list.
 * @returns indexes in order
 */
export function chooseEntries(entries: readonly Sized[], length: number): number[] {
  const indexes = entries.map((_, index) => index);
  const always = indexes.filter((index) => index < FIRST || index >= entries.length - LAST);
  const chosen = new Set(always);
  const cost = (index: number) => (entries[index]?.length ?? 0) + GAP;
  let left = length - always.reduce((sum, index) => sum + cost(index), 0);
  const rest = indexes.filter((index) => !chosen.has(index));
  for (const isKey of [true, false]) {
    for (const index of spread(rest.filter((one) => entries[one]?.isKey === isKey))) {
      if (cost(index) > left) break;
      left -= cost(index);
      chosen.add(index);
    }
  }
  return indexes.filter((index) => chosen.has(index));
}

/** The same items in an order of which every beginning is spread evenly over the list. */
function spread<T>(items: readonly T[]): T[] {
  const order = new Set<T>();
  for (let stride = 2 ** Math.ceil(Math.log2(Math.max(items.length, 1))); stride >= 1; stride /= 2) {
    for (let index = 0; index < items.length; index += stride) order.add(items[index] as T);
  }
  return [...order];
}
