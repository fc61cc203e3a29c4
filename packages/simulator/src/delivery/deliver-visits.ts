import type { BatchReceipt, WireBatch } from '@crow/contracts';
import type { PlannedVisit } from '../visits/plan-visits.ts';
import { batchesOf } from './batches-of.ts';

/** What became of the visits. */
export interface DeliveryReport {
  sessions: number;
  events: number;
  rejected: number;
  batches: number;
  /** Sessions by kind of shopper. */
  kinds: Map<string, number>;
  /** The first refused event's reason, when there is one. */
  firstRejection?: string;
}

export interface DeliveryOptions {
  /** Visits that are sent at the same time. */
  concurrency: number;
  /** Visits begun per second at most. */
  rate: number;
  send: (batch: WireBatch) => Promise<BatchReceipt>;
  wait: (ms: number) => Promise<void>;
  /** Unix milliseconds. */
  now: () => number;
  onProgress: (report: Readonly<DeliveryReport>) => void;
}

/**
 * Sends visits, several at a time, each one's batches in their order.
 * @throws the first failure of a batch; what runs by then is finished first
 */
export async function deliverVisits(visits: Iterable<PlannedVisit>, options: DeliveryOptions): Promise<DeliveryReport> {
  const report: DeliveryReport = { sessions: 0, events: 0, rejected: 0, batches: 0, kinds: new Map() };
  const waiting = visits[Symbol.iterator]();
  const startedAt = options.now();
  let begun = 0;
  let failure: unknown;

  async function deliver(visit: PlannedVisit): Promise<void> {
    for (const batch of batchesOf(visit)) {
      const receipt = await options.send(batch);
      report.batches += 1;
      report.events += receipt.accepted;
      report.rejected += receipt.rejected.length;
      const [first] = receipt.rejected;
      if (first) report.firstRejection ??= `event ${first.index} of ${batch.batchId}: ${first.message}`;
    }
    report.sessions += 1;
    report.kinds.set(visit.kind, (report.kinds.get(visit.kind) ?? 0) + 1);
    options.onProgress(report);
  }

  async function lane(): Promise<void> {
    for (let next = waiting.next(); !next.done && failure === undefined; next = waiting.next()) {
      const dueAt = startedAt + (begun++ / options.rate) * 1000;
      if (dueAt > options.now()) await options.wait(dueAt - options.now());
      await deliver(next.value).catch((error: unknown) => {
        failure ??= error;
      });
    }
  }

  await Promise.all(Array.from({ length: options.concurrency }, lane));
  if (failure !== undefined) throw failure;
  return report;
}
