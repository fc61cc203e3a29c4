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
 * @returns takes a shift in, and says how it stands
 */
export function watchShifts(): (shift?: LayoutShift) => Finding {
  let worst: Finding = [0];
  let first = 0;
  let last = 0;
  let sum = 0;
  let target: string | undefined;
  return (shift) => {
    if (!shift || shift.hadRecentInput) return worst;
    const { startTime, value } = shift;
    if (!sum || startTime - last >= 1_000 || startTime - first >= 5_000) {
      first = startTime;
      sum = 0;
    }
    last = startTime;
    if (value > sum) target = targetOf(shift.sources[0]?.node);
    sum += value;
    if (sum > worst[0]) worst = [sum, target];
    return worst;
  };
}
