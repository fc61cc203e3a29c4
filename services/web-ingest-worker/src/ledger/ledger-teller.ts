import { REPORTS_EVERY_MS } from '@crow/contracts';
import type { Environment } from '../configuration.ts';
import { logError } from '../log/log-error.ts';
import type { SessionRow, UnreportedBatch } from '../sessions/session-row.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import { backOffMs } from '../sessions/waiting.ts';
import { ledgerOf } from './ledger-of.ts';
import type { ReportedBatch } from './report.ts';

/**
 * Tells the ledger what a session stored: once a minute while there is something to tell, and before its batches are freed. How far the
 * ledger has heard is on disk; after a crash it hears some batches again, and knows them.
 */
export class LedgerTeller {
  #store: SessionStore;
  /** Events of batches that came again, by source, since the ledger was last told. */
  #copies = new Map<string, number>();
  #failures = 0;
  /** Never fails. */
  #telling: Promise<boolean> | null = null;
  /** When the ledger is told next, Unix milliseconds; null when nothing was planned. */
  #dueAt: number | null = null;

  constructor(store: SessionStore) {
    this.#store = store;
  }

  /** Notes that a batch came again. It is only kept in memory: copies are on both sides of the equation. */
  noteCopy(source: string, events: number): void {
    this.#copies.set(source, (this.#copies.get(source) ?? 0) + events);
  }

  /** When there is something to tell, Unix milliseconds; null when there is nothing. */
  plan(now: number): number | null {
    if (!this.#hasNews()) return null;
    this.#dueAt ??= now + REPORTS_EVERY_MS;
    return this.#dueAt;
  }

  /** Whether it is time. After a restart it is: when it was planned for is not on disk. */
  isDue(now: number): boolean {
    return this.#hasNews() && (this.#dueAt ?? now) <= now;
  }

  /**
   * Tells what is due; what fails is told later. One at a time: how far the ledger has heard must not be written after
   * batches were freed meanwhile.
   * @returns whether the ledger has heard of all that is stored
   */
  async tell(env: Pick<Environment, 'LEDGER'>, now: number): Promise<boolean> {
    while (this.#telling) await this.#telling;
    this.#telling = this.#tellAll(env, now);
    try {
      return await this.#telling;
    } finally {
      this.#telling = null;
    }
  }

  async #tellAll(env: Pick<Environment, 'LEDGER'>, now: number): Promise<boolean> {
    const session = this.#store.session();
    if (!session) return true;
    try {
      for (let batches = this.#store.unreported(); batches.length > 0; batches = this.#store.unreported()) {
        await this.#tellBatches(env, session, batches);
        this.#store.update({ reportedRow: batches.at(-1)?.row ?? null });
      }
      await this.#tellCopies(env, session);
      this.#failures = 0;
      this.#dueAt = null;
      return true;
    } catch (error) {
      this.#failures += 1;
      this.#dueAt = now + backOffMs(REPORTS_EVERY_MS, this.#failures);
      const { organizationId, sessionId } = session;
      logError('ledger_untold', error, { organizationId, sessionId, failures: this.#failures });
      return false;
    }
  }

  #hasNews(): boolean {
    return this.#store.hasUnreported() || this.#copies.size > 0;
  }

  async #tellBatches(env: Pick<Environment, 'LEDGER'>, session: SessionRow, batches: UnreportedBatch[]): Promise<void> {
    const { organizationId, sessionId, keyId } = session;
    for (const [source, own] of Map.groupBy(batches, (batch) => batch.source)) {
      const copies = this.#copies.get(source) ?? 0;
      this.#copies.delete(source);
      const report = { sessionId, keyId, batches: own.map(reported), copies };
      await ledgerOf(env, organizationId, source).stored(report);
    }
  }

  async #tellCopies(env: Pick<Environment, 'LEDGER'>, { organizationId, sessionId, keyId }: SessionRow): Promise<void> {
    for (const [source, copies] of this.#copies) {
      this.#copies.delete(source);
      await ledgerOf(env, organizationId, source).stored({ sessionId, keyId, batches: [], copies });
    }
  }
}

function reported(batch: UnreportedBatch): ReportedBatch {
  const { batchId, receivedAt, source, seq, accepted, kept, ownIds, repeated } = batch;
  const positions = kept ?? Array.from({ length: accepted }, (_, position) => position);
  return { batchId, receivedAt, source, seq, positions, ownIds, repeated };
}
