import { DurableObject } from 'cloudflare:workers';
import {
  type ArrivalSpan,
  erasedName,
  LEDGER_DAYS,
  type LedgerQuery,
  type LedgerRow,
  type RejectedGroup,
  type Rejection,
} from '@crow/contracts';
import type { Environment } from '../configuration.ts';
import { eraseFromLedger, eraseRefusedIn, refusedSessionsIn } from './erase-from-ledger.ts';
import { LedgerStore } from './ledger-store.ts';
import type { RejectedReport, StoredReport } from './report.ts';
import type { EventTrace } from './resolve-fate.ts';
import type { UntoldBatch } from './untold-batches.ts';

const HOUR_MS = 60 * 60 * 1000;
const KEPT_MS = LEDGER_DAYS * 24 * HOUR_MS;

/** What one part of an organization's ledger knows of some time. */
export interface LedgerPart {
  rows: LedgerRow[];
  reasons: { code: Rejection['code']; events: number }[];
  balance: { numbered: number; counted: number };
  /** When the oldest batch came that is known of and not told yet, Unix milliseconds; null when there is none. */
  untoldSince: number | null;
}

/** What one part of an organization's ledger knows of an event. */
export interface TracedEvent {
  trace: EventTrace;
  untoldSince: number | null;
}

/**
 * A part of an organization's ledger: what became of the events of the sources whose names fall to it. Sessions tell it; nothing
 * of a session waits for it but the freeing of its batches.
 */
export class LedgerObject extends DurableObject<Environment> {
  /** Clock in Unix milliseconds. */
  now: () => number = Date.now;
  readonly #store: LedgerStore;

  constructor(ctx: DurableObjectState, env: Environment) {
    super(ctx, env);
    this.#store = new LedgerStore(ctx.storage);
  }

  /** Enters what a session stored; idempotent but for its count of copies. */
  async stored(report: StoredReport): Promise<void> {
    this.#store.enterStored(report, this.now());
    await this.#arm();
  }

  /** Enters what a session refused; idempotent. */
  async rejected(report: RejectedReport): Promise<void> {
    this.#store.enterRejected(report);
    await this.#arm();
  }

  /** Enters batches that are going to be told; idempotent. Of sessions that were erased meanwhile nothing is. */
  async announced(organizationId: string, batches: UntoldBatch[]): Promise<void> {
    const named = await Promise.all(
      batches.map(async (batch) => ({ batch, name: await erasedName(organizationId, batch.sessionId) })),
    );
    this.#store.enterUntold(named);
    await this.#arm();
  }

  /** Removes what is known of a session's events by their ids; counts stay. @param name what the erased session is remembered by */
  erase(sessionId: string, name: string): void {
    eraseFromLedger(this.ctx.storage, sessionId, name, this.now());
  }

  /** Removes what is kept to look at of refused events that came with a key in a time; counts stay. */
  async eraseRefused(organizationId: string, span: Pick<ArrivalSpan, 'keyId' | 'from' | 'to'>): Promise<void> {
    for (const sessionId of refusedSessionsIn(this.ctx.storage.sql, span)) {
      const name = await erasedName(organizationId, sessionId);
      eraseRefusedIn(this.ctx.storage.sql, span, sessionId, name);
    }
  }

  /** Counts of some time. */
  read(query: LedgerQuery, stepMs: number): LedgerPart {
    return {
      rows: this.#store.rows({ ...query, stepMs }),
      reasons: this.#store.reasons(query),
      balance: this.#store.balance(),
      untoldSince: this.#store.untoldSince(),
    };
  }

  rejectedGroups(query: LedgerQuery): RejectedGroup[] {
    return this.#store.rejectedGroups(query);
  }

  find(eventId: string): TracedEvent {
    return { trace: this.#store.trace(eventId), untoldSince: this.#store.untoldSince() };
  }

  /** Every hour, as long as there is something: removes what is too old. */
  override async alarm(): Promise<void> {
    this.#store.forget(this.now() - KEPT_MS);
    // Until the next time no sample gets older than it may.
    this.#store.forgetSamples(this.now() - KEPT_MS + HOUR_MS);
    if (!this.#store.isEmpty()) await this.ctx.storage.setAlarm(this.now() + HOUR_MS);
  }

  async #arm(): Promise<void> {
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(this.now() + HOUR_MS);
  }
}
