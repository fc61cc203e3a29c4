import { setTimeout as wait } from 'node:timers/promises';
import type { LedgerAnswer, LedgerCounts } from '@crow/contracts';
import { SECRET_KEY } from '../../../bench/ingest/runtime/runtime.ts';

/** What the ledger must say of events that are named by their source and number. */
export type ExpectedCounts = Pick<LedgerCounts, 'stored' | 'notArrived'>;

/** What must be in the ledger when these ids are stored and no others: below the highest number of each source, the rest has not arrived. */
export function expectedCounts(storedIds: Iterable<string>): ExpectedCounts {
  const sources = new Map<string, { count: number; mark: number }>();
  let stored = 0;
  for (const id of storedIds) {
    const dash = id.lastIndexOf('-');
    const known = sources.get(id.slice(0, dash)) ?? { count: 0, mark: 0 };
    const mark = Math.max(known.mark, Number(id.slice(dash + 1)) + 1);
    sources.set(id.slice(0, dash), { count: known.count + 1, mark });
    stored += 1;
  }
  const notArrived = [...sources.values()].reduce((sum, { mark, count }) => sum + mark - count, 0);
  return { stored, notArrived };
}

/**
 * Asks the ledger until it says what it must: sessions tell it once a minute.
 * @returns its counts, whatever they are when the time is over
 */
export async function askLedger(port: number, expected: ExpectedCounts, withinMs: number): Promise<LedgerCounts> {
  const until = Date.now() + withinMs;
  for (;;) {
    const headers = { authorization: `Bearer ${SECRET_KEY}` };
    const response = await fetch(`http://127.0.0.1:${port}/v1/ledger`, { headers });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    const { totals } = (await response.json()) as LedgerAnswer;
    const agrees = totals.stored === expected.stored && totals.notArrived === expected.notArrived;
    if (agrees || Date.now() > until) return totals;
    await wait(1_000);
  }
}
