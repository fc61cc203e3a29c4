import type { Span } from '../batches/spans.ts';

/** Numbers that were passed over, and when that was noticed: the minute, and the key of the events behind them. */
export interface Gap extends Span {
  minute: number;
  keyId: string;
}

/** Which of the numbers that a source gave its events were seen. */
export interface Coverage {
  /** The number after the highest that was seen. */
  mark: number;
  /** Below the mark and not seen, in their order. */
  gaps: Gap[];
  /** How many are below the mark and neither seen nor in a gap, because there were too many gaps to keep. */
  forgotten: number;
}

export const NOTHING_SEEN: Coverage = { mark: 0, gaps: [], forgotten: 0 };

/** Gaps that are kept of one source. A client sends in order, so a few are many. */
const MOST_GAPS = 200;
/** A client that skips more numbers than this at once does not count its events: nothing is missed of it. */
const LARGEST_GAP = 100_000;

/**
 * Notes that some numbers were seen.
 * @returns what is covered then, and how many of the numbers were new; the others were seen before
 */
export function cover(
  coverage: Coverage,
  seen: Span,
  { minute, keyId }: Pick<Gap, 'minute' | 'keyId'>,
): { coverage: Coverage; fresh: number } {
  const { mark } = coverage;
  let fresh = Math.max(0, seen.to - Math.max(seen.from, mark));
  const gaps: Gap[] = [];
  for (const gap of coverage.gaps) {
    const from = Math.max(gap.from, seen.from);
    const to = Math.min(gap.to, seen.to);
    if (from >= to) {
      gaps.push(gap);
      continue;
    }
    fresh += to - from;
    if (gap.from < from) gaps.push({ ...gap, to: from });
    if (to < gap.to) gaps.push({ ...gap, from: to });
  }
  if (seen.from > mark && seen.from - mark <= LARGEST_GAP) gaps.push({ from: mark, to: seen.from, minute, keyId });
  const skipped = seen.from - mark > LARGEST_GAP ? seen.from - mark : 0;
  const over = gaps.splice(0, Math.max(0, gaps.length - MOST_GAPS));
  const forgotten = coverage.forgotten + skipped + over.reduce((sum, gap) => sum + gap.to - gap.from, 0);
  return { coverage: { mark: Math.max(mark, seen.to), gaps, forgotten }, fresh };
}
