import { REPORTS_EVERY_MS } from '@crow/contracts';

/** Sessions of an isolate that tell the ledger in one second. Each is woken for it, which costs as much as a new session. */
const PER_SECOND = 20;
const SECOND_MS = 1000;

/**
 * Says when a session that has something to tell is to tell it: in a minute, or, when thousands began together, as soon after as it finds room.
 * @returns Unix milliseconds
 */
export function createReportTimes(perSecond: number = PER_SECOND): (now: number) => number {
  /** How many tell in each second that is to come. */
  const taken = new Map<number, number>();
  return (now) => {
    const due = now + REPORTS_EVERY_MS;
    let second = Math.floor(due / SECOND_MS);
    while ((taken.get(second) ?? 0) >= perSecond) second += 1;
    taken.set(second, (taken.get(second) ?? 0) + 1);
    for (const past of taken.keys()) {
      if (past * SECOND_MS > now) break;
      taken.delete(past);
    }
    return Math.max(due, second * SECOND_MS + (due % SECOND_MS));
  };
}
