import { type Finding, targetOf } from './finding.ts';

/** https://wicg.github.io/layout-instability/#sec-layout-shift */
export interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  /** What moved, the largest first. */
  sources: { node: Node | null }[];
}

/**
 * Cumulative layout shift: the worst burst of shifts that no input caused. A burst ends with a pause of a second, or
 * after five seconds (https://web.dev/articles/cls). Behind it is what its largest shift moved: the last one that was
 * larger than all before it together.
 */
export function watchShifts(): { add(shift: LayoutShift): void; read(): Finding } {
  let worst: Finding = [0];
  let first = 0;
  let last = 0;
  let sum = 0;
  let target: string | undefined;
  return {
    add({ startTime, value, hadRecentInput, sources }) {
      if (hadRecentInput) return;
      if (!sum || startTime - last >= 1_000 || startTime - first >= 5_000) {
        first = startTime;
        sum = 0;
      }
      last = startTime;
      if (value > sum) target = targetOf(sources[0]?.node);
      sum += value;
      if (sum > worst[0]) worst = [sum, target];
    },
    read: () => worst,
  };
}
