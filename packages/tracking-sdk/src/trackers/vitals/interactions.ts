import { type Finding, targetOf } from './finding.ts';

/** So many of the longest interactions are kept, as in the library: the percentile of 500 is among them. */
const MOST = 10;

/**
 * Interaction to next paint: the longest interaction, or the 98th percentile from 50 interactions on
 * (https://web.dev/articles/inp). In a browser that does not count interactions it is the longest.
 * @param countedBefore interactions of the document that came before it returned from the back/forward cache
 * @returns takes an entry in, and says how it stands
 */
export function watchInteractions(countedBefore: number): (entry?: PerformanceEventTiming) => Finding | undefined {
  // A document's first interaction has an entry however short it was; after a return, short ones have none.
  const slow: Record<number, Finding> = countedBefore ? [[8]] : [];
  return (entry) => {
    const id = entry?.interactionId;
    // A tap and a key press are several events; the longest counts.
    if (id && (slow[id]?.[0] ?? 0) < entry.duration) slow[id] = [entry.duration, targetOf(entry.target), id];
    const longest = Object.values(slow).sort(([a], [b]) => b - a);
    delete slow[longest[MOST]?.[2] as number];
    const count = (performance.interactionCount ?? 1) - countedBefore;
    return longest.slice(0, count && 1 + count / 50).pop();
  };
}
