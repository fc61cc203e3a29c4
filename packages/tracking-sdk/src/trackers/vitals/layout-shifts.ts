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
 * after five seconds (https://web.dev/articles/cls). Behind it is what the burst's largest shift moved.
 */
export function watchShifts(): { add(shift: LayoutShift): void; read(): Finding } {
  let worst: Finding = { value: 0 };
  let first = 0;
  let last = -1_000;
  let sum = 0;
  let largest = 0;
  let target: string | undefined;
  return {
    add({ startTime, value, hadRecentInput, sources }) {
      if (hadRecentInput) return;
      if (startTime - last >= 1_000 || startTime - first >= 5_000) {
        first = startTime;
        sum = largest = 0;
      }
      last = startTime;
      sum += value;
      if (value > largest) {
        largest = value;
        target = targetOf(sources[0]?.node);
      }
      if (sum > worst.value) worst = { value: sum, target };
    },
    read: () => worst,
  };
}
