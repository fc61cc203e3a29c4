import { type Finding, targetOf } from './finding.ts';

/**
 * Interaction to next paint: the longest interaction, or the 98th percentile from 50 interactions on
 * (https://web.dev/articles/inp). Only the ten longest are kept, enough for 500 interactions.
 * @param countedBefore interactions of the document that came before it returned from the back/forward cache
 */
export function watchInteractions(
  performance: Performance,
  countedBefore = 0,
): { add(entry: PerformanceEventTiming): void; read(): Finding | undefined } {
  let longest: (Finding & { id: number })[] = [];
  let first = 0;
  let last = 0;
  return {
    add({ interactionId: id, duration, target }) {
      // A tap and a key press are several events; the longest counts.
      if (!id || longest.some((one) => one.id === id && one.value >= duration)) return;
      first ||= id;
      last = Math.max(last, id);
      longest = [...longest.filter((one) => one.id !== id), { id, value: duration, target: targetOf(target) }]
        .sort((a, b) => b.value - a.value)
        .slice(0, 10);
    },
    read() {
      // Browsers that don't count give their ids in steps of 7.
      const count = (performance.interactionCount ?? (last - first) / 7 + 1) - countedBefore;
      return (
        longest[Math.min(longest.length - 1, Math.floor(count / 50))] ??
        // A document's first interaction has an entry however short it was; after a return, short ones have none.
        (countedBefore && count > 0 ? { value: 8 } : undefined)
      );
    },
  };
}
