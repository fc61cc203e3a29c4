import { Tally, type UsageReport, type Use } from './counts.ts';

/** How long the uses of a key are gathered. */
const GATHERING_MS = 1_000;
/** How long after it was due a report is taken for lost: the platform ends work after an answer when it takes too long. */
const LATE_MS = 5_000;
/** Beyond this many keys at once, uses of further ones are not counted until some were told. */
const KEYS = 10_000;

/** Tells an object what its key was used for. @throws when it can't be told */
type Tell = (report: UsageReport) => Promise<void>;

interface Gathered {
  tally: Tally;
  /** Unix milliseconds. */
  dueAt: number;
}

/**
 * Gathers uses by key and tells them at most once a second for each. What could not be told is told with the next ones; a
 * timer that never came, because the request it belonged to was ended, is set again by the next use.
 * @param later does a task in so many milliseconds, beyond the answer; it may never come to it
 */
export function createGathering(later: (task: () => Promise<void>, ms: number) => void, now: () => number = Date.now) {
  const gathered = new Map<string, Gathered>();

  function begin(keyId: string, tally: Tally, tell: Tell): void {
    gathered.set(keyId, { tally, dueAt: now() + GATHERING_MS });
    later(() => flush(keyId, tell), GATHERING_MS);
  }

  async function flush(keyId: string, tell: Tell): Promise<void> {
    const tally = gathered.get(keyId)?.tally;
    if (!tally) return;
    gathered.delete(keyId);
    const report = tally.report();
    try {
      await tell(report);
    } catch {
      // Who tells has logged why.
      const next = gathered.get(keyId);
      if (next) next.tally.addReport(report);
      else begin(keyId, Tally.of(report), tell);
    }
  }

  return {
    add(keyId: string, use: Use, tell: Tell): void {
      const known = gathered.get(keyId);
      if (!known && gathered.size >= KEYS) return;
      const tally = known?.tally ?? new Tally();
      tally.add(use);
      if (!known || now() > known.dueAt + LATE_MS) begin(keyId, tally, tell);
    },
  };
}
