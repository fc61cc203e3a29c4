import { REPORTS_EVERY_MS } from '@crow/contracts';
import type { Environment } from '../configuration.ts';
import { logError } from '../log/log-error.ts';
import type { UnreportedBatch } from '../sessions/session-row.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import { backOffMs } from '../sessions/waiting.ts';
import { createAnnouncements } from './announcements.ts';
import { ledgerOf } from './ledger-of.ts';
import { ledgerName, type ReportedBatch, type StoredReport } from './report.ts';
import { createReportTimes } from './report-times.ts';
import type { UntoldBatch } from './untold-batches.ts';
import type { UntoldRefusal, UntoldRefusals } from './untold-refusals.ts';

/** One each per isolate. */
const reportAt = createReportTimes();
const announcements = createAnnouncements();

type Needs = Pick<Environment, 'LEDGER'>;

/**
 * Tells the ledger what a session stored: about once a minute while there is something to tell, and before its batches are freed. How far the
 * ledger has heard is on disk; after a crash it hears some batches again, and knows them. That there is something to tell it hears within a second.
 */
export class LedgerTeller {
  #store: SessionStore;
  #refusals: UntoldRefusals;
  #ctx: Pick<DurableObjectState, 'waitUntil'>;
  /** Sources of which the ledger knows that there is something to tell. */
  #announced = new Set<string>();
  /** Events of batches that came again, by source and then by key, since the ledger was last told. */
  #copies = new Map<string, Map<string, number>>();
  #failures = 0;
  /** Never fails. */
  #telling: Promise<boolean> | null = null;
  /** When the ledger is told next, Unix milliseconds; null when nothing was planned. */
  #dueAt: number | null = null;

  constructor(store: SessionStore, refusals: UntoldRefusals, ctx: Pick<DurableObjectState, 'waitUntil'>) {
    this.#store = store;
    this.#refusals = refusals;
    this.#ctx = ctx;
  }

  /** Notes that a batch was stored, which the ledger is to be told. */
  noteStored(env: Needs, organizationId: string, batch: Omit<UntoldBatch, 'refused'>): void {
    if (this.#announced.has(batch.source)) return;
    this.#announced.add(batch.source);
    this.#announce(env, organizationId, { ...batch, refused: false });
  }

  /** Keeps refused events that the ledger could not be told of at once. */
  keepRefused(env: Needs, untold: UntoldRefusal): void {
    this.#refusals.keep(untold);
    this.#announceRefused(env, untold);
  }

  /** Notes that a batch came again. It is only kept in memory: copies are on both sides of the equation. */
  noteCopy(source: string, keyId: string, events: number): void {
    const byKey = this.#copies.get(source) ?? new Map<string, number>();
    this.#copies.set(source, byKey.set(keyId, (byKey.get(keyId) ?? 0) + events));
  }

  /** When there is something to tell, Unix milliseconds; null when there is nothing. */
  plan(now: number): number | null {
    if (!this.#hasNews()) return null;
    this.#dueAt ??= reportAt(now);
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
  async tell(env: Needs, now: number): Promise<boolean> {
    while (this.#telling) await this.#telling;
    this.#telling = this.#tellAll(env, now);
    try {
      return await this.#telling;
    } finally {
      this.#telling = null;
    }
  }

  async #tellAll(env: Needs, now: number): Promise<boolean> {
    try {
      await this.#tellRefusals(env);
      await this.#tellStored(env);
      this.#failures = 0;
      this.#dueAt = null;
      return true;
    } catch (error) {
      this.#failures += 1;
      this.#dueAt = now + backOffMs(REPORTS_EVERY_MS, this.#failures);
      this.#announceAll(env);
      const { organizationId = '', sessionId = '' } = this.#store.session() ?? {};
      logError('ledger_untold', error, { organizationId, sessionId, failures: this.#failures });
      return false;
    }
  }

  #hasNews(): boolean {
    return this.#store.hasUnreported() || this.#copies.size > 0 || this.#refusals.count() > 0;
  }

  async #tellRefusals(env: Needs): Promise<void> {
    for (let untold = this.#refusals.oldest(); untold; untold = this.#refusals.oldest()) {
      await ledgerOf(env, untold.organizationId, untold.report.source).rejected(untold.report);
      this.#refusals.remove(untold.row);
    }
  }

  async #tellStored(env: Needs): Promise<void> {
    const session = this.#store.session();
    if (!session) return;
    const { organizationId, sessionId, keyId } = session;
    const tell = (source: string, batches: ReportedBatch[]) =>
      ledgerOf(env, organizationId, source).stored({ sessionId, batches, copies: this.#takeCopies(source) });
    for (let batches = this.#store.unreported(); batches.length > 0; batches = this.#store.unreported()) {
      for (const [source, own] of Map.groupBy(batches, (batch) => batch.source)) {
        await announcements.takeOver(ledgerName(organizationId, source), announcing(env, organizationId, source));
        this.#announced.delete(source); // what comes from now on is not in this report
        await tell(
          source,
          own.map((batch) => reported(batch, keyId)),
        );
      }
      this.#store.update({ reportedRow: batches.at(-1)?.row ?? null });
    }
    for (const source of this.#copies.keys()) await tell(source, []);
  }

  /** What could not be told may not have been announced either. */
  #announceAll(env: Needs): void {
    const refused = this.#refusals.oldest();
    if (refused) this.#announceRefused(env, refused);
    const session = this.#store.session();
    if (!session) return;
    this.#announced.clear();
    for (const { batchId, source, receivedAt: since } of this.#store.unreported()) {
      this.noteStored(env, session.organizationId, { sessionId: session.sessionId, batchId, source, since });
    }
  }

  #announceRefused(env: Needs, { organizationId, report }: UntoldRefusal): void {
    const { sessionId, batchId, source, receivedAt: since } = report;
    this.#announce(env, organizationId, { sessionId, batchId, source, since, refused: true });
  }

  #announce(env: Needs, organizationId: string, batch: UntoldBatch): void {
    const { source } = batch;
    const announce = announcing(env, organizationId, source);
    announcements.note(ledgerName(organizationId, source), batch, announce, this.#ctx);
  }

  #takeCopies(source: string): StoredReport['copies'] {
    const byKey = this.#copies.get(source) ?? [];
    this.#copies.delete(source);
    return Array.from(byKey, ([keyId, events]) => ({ keyId, events }));
  }
}

function announcing(env: Needs, organizationId: string, source: string) {
  return (batches: UntoldBatch[]) => ledgerOf(env, organizationId, source).announced(organizationId, batches);
}

/** @param sessionKeyId the key of a batch that was stored before the keys of batches were kept */
function reported({ row: _, ownIds, ...batch }: UnreportedBatch, sessionKeyId: string): ReportedBatch {
  return {
    ...batch,
    keyId: batch.keyId ?? sessionKeyId,
    positions: [...batch.positions],
    ownIds: Array.from(ownIds, ([position, id]) => ({ position, id })),
  };
}
