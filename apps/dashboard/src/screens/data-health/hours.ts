import type { LedgerAnswer, LedgerCounts } from '@crow/contracts';

const HOUR_MS = 3_600_000;

export interface Hour extends LedgerCounts {
  /** Begin, Unix milliseconds. */
  at: number;
}

/** The minutes of a ledger added up to hours, with those in which nothing happened. */
export function hoursOf({ from, to, rows }: Pick<LedgerAnswer, 'from' | 'to' | 'rows'>): Hour[] {
  const hours = new Map<number, Hour>();
  for (let at = from - (from % HOUR_MS); at < to; at += HOUR_MS) {
    hours.set(at, { at, sent: 0, stored: 0, duplicate: 0, rejected: 0, notArrived: 0 });
  }
  for (const row of rows) {
    const hour = hours.get(row.minute - (row.minute % HOUR_MS));
    if (!hour) continue;
    for (const field of ['sent', 'stored', 'duplicate', 'rejected', 'notArrived'] as const) hour[field] += row[field];
  }
  return [...hours.values()];
}
