import type { LedgerQuery, LedgerRow, RejectedGroup, Rejection } from '@crow/contracts';
import { spansOf } from '../batches/spans.ts';
import { traceOf } from './event-fates.ts';
import { countReasons, dropSamples, groupRefused } from './refused-events.ts';
import { renewLedger } from './renew-ledger.ts';
import type { RejectedReport, ReportedBatch, StoredReport } from './report.ts';
import type { EventTrace } from './resolve-fate.ts';
import { balanceOf, missingBySteps, noteNumbers, type Steps } from './source-coverage.ts';
import { noteUntold, toldRefused, toldStored, type UntoldBatch, untoldSince, wasErased } from './untold-batches.ts';

const MINUTE_MS = 60_000;

type Counted = 'stored' | 'duplicate' | 'rejected';

/** The SQLite storage of one part of an organization's ledger. */
export class LedgerStore {
  #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    renewLedger(storage);
  }

  /** Enters what a session stored. Batches that are known already change nothing. */
  enterStored({ sessionId, batches, copies }: StoredReport, now: number): void {
    this.#storage.transactionSync(() => {
      for (const batch of batches) {
        this.#enterBatch(sessionId, batch);
        toldStored(this.#storage.sql, sessionId, batch.source, batch.receivedAt);
      }
      for (const { keyId, events } of copies) this.#count(keyId, minuteOf(now), 'duplicate', events);
    });
  }

  /** Enters what a session refused. Events that are known already change nothing. */
  enterRejected({ sessionId, keyId, batchId, receivedAt, source, seq, events }: RejectedReport): void {
    const minute = minuteOf(receivedAt);
    this.#storage.transactionSync(() => {
      for (const { rejection, sample } of events) {
        const { index, id = null, code, field = '', message } = rejection;
        const number = seq + index;
        const { rowsWritten } = this.#storage.sql.exec(
          'INSERT OR IGNORE INTO rejected VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
          ...[sessionId, batchId, index, keyId, source, number, id, code, field, message, sample, receivedAt],
        );
        if (rowsWritten === 0) continue;
        this.#count(keyId, minute, 'rejected', 1);
        const span = { from: number, to: number + 1 };
        noteNumbers(this.#storage.sql, source, [span], { keyId, minute, at: receivedAt });
      }
      const kinds = new Map(events.map(({ rejection: { code, field = '' } }) => [`${code} ${field}`, { code, field }]));
      for (const { code, field } of kinds.values()) dropSamples(this.#storage.sql, code, field);
      toldRefused(this.#storage.sql, sessionId, batchId);
    });
  }

  /** Counts by key and step; the events that have not arrived stand in the one in which that was noticed. */
  rows({ from, to, stepMs }: Steps): LedgerRow[] {
    const rows = new Map<string, LedgerRow>();
    const minutes = this.#storage.sql.exec<{ keyId: string; minute: number } & Record<Counted, number>>(
      `SELECT key_id AS keyId, minute - minute % ?1 AS minute, sum(stored) AS stored, sum(duplicate) AS duplicate,
          sum(rejected) AS rejected FROM minutes WHERE minute >= ?2 AND minute < ?3 GROUP BY 1, 2`,
      stepMs,
      from,
      to,
    );
    const missing = missingBySteps(this.#storage.sql, { from, to, stepMs });
    for (const counts of [...minutes, ...missing]) {
      const name = `${counts.keyId} ${counts.minute}`;
      const row = { ...NO_COUNTS, ...rows.get(name), ...counts };
      rows.set(name, { ...row, sent: row.stored + row.duplicate + row.rejected + row.notArrived });
    }
    return [...rows.values()];
  }

  /** Rejected events by reason. */
  reasons(query: LedgerQuery): { code: Rejection['code']; events: number }[] {
    return countReasons(this.#storage.sql, query);
  }

  /** All sources that are known: how far they counted, and what of it was seen or is known to be missing. */
  balance(): { numbered: number; counted: number } {
    return balanceOf(this.#storage.sql);
  }

  /** Rejected events by reason and field, with the newest of each. */
  rejectedGroups(query: LedgerQuery): RejectedGroup[] {
    return groupRefused(this.#storage.sql, query);
  }

  /** What is known here of an event. */
  trace(eventId: string): EventTrace {
    return traceOf(this.#storage.sql, eventId);
  }

  /** Notes batches that are going to be told. @param named each with what its session would be remembered by if it had been erased */
  enterUntold(named: readonly { batch: UntoldBatch; name: string }[]): void {
    const { sql } = this.#storage;
    this.#storage.transactionSync(() => {
      const staying = named.filter(({ name }) => !wasErased(sql, name));
      noteUntold(
        sql,
        staying.map(({ batch }) => batch),
      );
    });
  }

  /** When the oldest batch came that is known of and not told yet, Unix milliseconds; null when there is none. */
  untoldSince(): number | null {
    return untoldSince(this.#storage.sql);
  }

  /** Removes what is older than a time. */
  forget(before: number): void {
    this.#storage.transactionSync(() => {
      for (const table of ['batches', 'own_ids', 'rejected']) {
        this.#storage.sql.exec(`DELETE FROM ${table} WHERE received_at < ?`, before);
      }
      this.#storage.sql.exec('DELETE FROM minutes WHERE minute < ?', before);
      this.#storage.sql.exec('DELETE FROM sources WHERE seen_at < ?', before);
      this.#storage.sql.exec('DELETE FROM untold_batches WHERE since < ?', before);
      this.#storage.sql.exec('DELETE FROM erased WHERE at < ?', before);
    });
  }

  /** Removes the samples of refused events that came before a time; their counts stay. */
  forgetSamples(before: number): void {
    this.#storage.sql.exec('UPDATE rejected SET sample = NULL WHERE received_at < ? AND sample IS NOT NULL', before);
  }

  /** Whether there is nothing that could get too old. */
  isEmpty(): boolean {
    const tables = ['minutes', 'sources', 'batches', 'own_ids', 'rejected', 'untold_batches', 'erased'];
    return tables.every((table) => this.#storage.sql.exec(`SELECT 1 FROM ${table} LIMIT 1`).toArray().length === 0);
  }

  /** What is stored is what the session says: a number that another session stored too is no copy. */
  #enterBatch(sessionId: string, batch: ReportedBatch): void {
    const { batchId, keyId, receivedAt, source, seq, positions, repeated, ownIds } = batch;
    const own = new Set(ownIds.map(({ position }) => position));
    const numbered = positions.filter((position) => !own.has(position));
    // A batch of which no event is known by its number lies nowhere among the numbers.
    const [first, last] = numbered.length === 0 ? [0, -1] : [seq + (numbered[0] ?? 0), seq + (numbered.at(-1) ?? 0)];
    const { rowsWritten } = this.#storage.sql.exec(
      'INSERT OR IGNORE INTO batches VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ...[sessionId, batchId, keyId, source, first, last, JSON.stringify(spansOf(numbered)), receivedAt],
    );
    if (rowsWritten === 0) return;
    for (const { id } of ownIds) this.#enterOwnId(id, sessionId, batchId, receivedAt);
    const minute = minuteOf(receivedAt);
    const spans = spansOf(positions).map(({ from, to }) => ({ from: seq + from, to: seq + to }));
    noteNumbers(this.#storage.sql, source, spans, { keyId, minute, at: receivedAt });
    this.#count(keyId, minute, 'stored', positions.length - repeated.length);
    this.#count(keyId, minute, 'duplicate', repeated.length);
  }

  /** An id that its session had before is a copy. */
  #enterOwnId(eventId: string, sessionId: string, batchId: string, receivedAt: number): void {
    this.#storage.sql.exec(
      `INSERT INTO own_ids (event_id, session_id, batch_id, received_at) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET copies = copies + 1`,
      ...[eventId, sessionId, batchId, receivedAt],
    );
  }

  #count(keyId: string, minute: number, what: Counted, events: number): void {
    if (events === 0) return;
    this.#storage.sql.exec(
      `INSERT INTO minutes (key_id, minute, ${what}) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET ${what} = ${what} + excluded.${what}`,
      keyId,
      minute,
      events,
    );
  }
}

const NO_COUNTS = { stored: 0, duplicate: 0, rejected: 0, notArrived: 0 };

function minuteOf(at: number): number {
  return at - (at % MINUTE_MS);
}
