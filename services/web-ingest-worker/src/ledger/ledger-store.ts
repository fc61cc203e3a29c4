import type { EventFate, LedgerRow, RejectedGroup, Rejection } from '@crow/contracts';
import { type Coverage, cover, NOTHING_SEEN, type Span, spansOf } from './coverage.ts';
import { fateOf } from './event-fates.ts';
import { SCHEMA } from './ledger-schema.ts';
import type { RejectedReport, ReportedBatch, StoredReport } from './report.ts';

const MINUTE_MS = 60_000;
/** Samples that are kept of one reason for one field. */
const SAMPLES = 20;
/** Samples that are shown of each. */
const SHOWN = 5;

type Counted = 'stored' | 'duplicate' | 'rejected';

/** The SQLite storage of one part of an organization's ledger. */
export class LedgerStore {
  #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    storage.sql.exec(SCHEMA);
  }

  /** Enters what a session stored. Batches that are known already change nothing. */
  enterStored({ sessionId, keyId, batches, copies }: StoredReport, now: number): void {
    this.#storage.transactionSync(() => {
      for (const batch of batches) this.#enterBatch(sessionId, keyId, batch);
      if (copies > 0) this.#count(keyId, minuteOf(now), 'duplicate', copies);
    });
  }

  /** Enters what a session refused. Events that are known already change nothing. */
  enterRejected({ sessionId, keyId, batchId, receivedAt, source, seq, events }: RejectedReport): void {
    this.#storage.transactionSync(() => {
      for (const { rejection, sample } of events) {
        const { index, id = null, code, field = '', message } = rejection;
        const { rowsWritten } = this.#storage.sql.exec(
          'INSERT OR IGNORE INTO rejected VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
          ...[sessionId, batchId, index, keyId, source, seq + index, id, code, field, message, sample, receivedAt],
        );
        if (rowsWritten === 0) continue;
        this.#count(keyId, minuteOf(receivedAt), 'rejected', 1);
        this.#cover(keyId, source, [{ from: seq + index, to: seq + index + 1 }], receivedAt);
        this.#dropSamples(code, field);
      }
    });
  }

  /** Counts by key and minute; the events that have not arrived stand in the minute in which that was noticed. */
  rows(from: number, to: number): LedgerRow[] {
    const rows = new Map<string, LedgerRow>();
    const rowOf = (keyId: string, minute: number): LedgerRow => {
      const name = `${keyId} ${minute}`;
      const row = rows.get(name) ?? { keyId, minute, sent: 0, stored: 0, duplicate: 0, rejected: 0, notArrived: 0 };
      rows.set(name, row);
      return row;
    };
    const minutes = this.#storage.sql.exec<{ keyId: string; minute: number } & Record<Counted, number>>(
      'SELECT key_id AS keyId, minute, stored, duplicate, rejected FROM minutes WHERE minute >= ? AND minute < ?',
      from,
      to,
    );
    for (const { keyId, minute, ...counts } of minutes) Object.assign(rowOf(keyId, minute), counts);
    for (const { keyId, gaps } of this.#sources("gaps <> '[]'")) {
      for (const gap of gaps) {
        if (gap.minute >= from && gap.minute < to) rowOf(keyId, gap.minute).notArrived += gap.to - gap.from;
      }
    }
    for (const row of rows.values()) row.sent = row.stored + row.duplicate + row.rejected + row.notArrived;
    return [...rows.values()];
  }

  /** Rejected events by reason. */
  reasons(from: number, to: number): { code: Rejection['code']; events: number }[] {
    const rows = this.#storage.sql.exec<{ code: Rejection['code']; events: number }>(
      'SELECT code, count(*) AS events FROM rejected WHERE received_at >= ? AND received_at < ? GROUP BY code',
      from,
      to,
    );
    return rows.toArray();
  }

  /** All sources that are known: how far they counted, and what of it was seen or is known to be missing. */
  balance(): { numbered: number; counted: number } {
    let [numbered, counted] = [0, 0];
    for (const { mark, gaps, forgotten, seen } of this.#sources('TRUE')) {
      numbered += mark - forgotten;
      counted += seen + gaps.reduce((sum, { from, to }) => sum + to - from, 0);
    }
    return { numbered, counted };
  }

  /** Rejected events by reason and field, with the newest of each. */
  rejectedGroups(): RejectedGroup[] {
    const groups = this.#storage.sql.exec<{ code: Rejection['code']; field: string; events: number; lastAt: number }>(
      'SELECT code, field, count(*) AS events, max(received_at) AS lastAt FROM rejected GROUP BY code, field',
    );
    return groups.toArray().map((group) => ({ ...group, samples: this.#samples(group.code, group.field) }));
  }

  /** What became of an event, as far as it is known here; its session's state is not. */
  fate(eventId: string): EventFate | null {
    return fateOf(this.#storage.sql, eventId);
  }

  /** Removes what is older than a time. */
  forget(before: number): void {
    this.#storage.transactionSync(() => {
      for (const table of ['batches', 'own_ids', 'rejected']) {
        this.#storage.sql.exec(`DELETE FROM ${table} WHERE received_at < ?`, before);
      }
      this.#storage.sql.exec('DELETE FROM minutes WHERE minute < ?', before);
      this.#storage.sql.exec('DELETE FROM sources WHERE seen_at < ?', before);
    });
  }

  #enterBatch(sessionId: string, keyId: string, batch: ReportedBatch): void {
    const { batchId, receivedAt, source, seq, positions, ownIds, repeated } = batch;
    const [first, last] = [seq + (positions[0] ?? 0), seq + (positions.at(-1) ?? 0)];
    const { rowsWritten } = this.#storage.sql.exec(
      'INSERT OR IGNORE INTO batches VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ...[sessionId, batchId, keyId, source, first, last, JSON.stringify(spansOf(positions)), receivedAt],
    );
    if (rowsWritten === 0) return;
    const spans = spansOf(positions).map(({ from, to }) => ({ from: seq + from, to: seq + to }));
    const fresh = this.#cover(keyId, source, spans, receivedAt);
    const known = ownIds.filter((eventId) => !this.#enterOwnId(eventId, sessionId, batchId, receivedAt)).length;
    const stored = Math.min(fresh, positions.length - repeated - known);
    this.#count(keyId, minuteOf(receivedAt), 'stored', stored);
    this.#count(keyId, minuteOf(receivedAt), 'duplicate', positions.length - stored);
  }

  #enterOwnId(eventId: string, sessionId: string, batchId: string, receivedAt: number): boolean {
    const { rowsWritten } = this.#storage.sql.exec(
      'INSERT OR IGNORE INTO own_ids VALUES (?, ?, ?, ?)',
      ...[eventId, sessionId, batchId, receivedAt],
    );
    return rowsWritten > 0;
  }

  /** @returns how many of the numbers were not seen before */
  #cover(keyId: string, source: string, spans: readonly Span[], at: number): number {
    const [known] = this.#sources('key_id = ? AND source = ?', keyId, source);
    let coverage: Coverage = known ?? NOTHING_SEEN;
    let fresh = 0;
    for (const span of spans) {
      const next = cover(coverage, span, minuteOf(at));
      coverage = next.coverage;
      fresh += next.fresh;
    }
    const { mark, gaps, forgotten } = coverage;
    this.#storage.sql.exec(
      `INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET mark = excluded.mark, gaps = excluded.gaps,
        forgotten = excluded.forgotten, seen = seen + excluded.seen, seen_at = max(seen_at, excluded.seen_at)`,
      ...[keyId, source, mark, JSON.stringify(gaps), forgotten, fresh, at],
    );
    return fresh;
  }

  #sources(condition: string, ...values: string[]): (Coverage & { keyId: string; seen: number })[] {
    const rows = this.#storage.sql.exec<{ keyId: string; mark: number; gaps: string; forgotten: number; seen: number }>(
      `SELECT key_id AS keyId, mark, gaps, forgotten, seen FROM sources WHERE ${condition}`,
      ...values,
    );
    return Array.from(rows, (row) => ({ ...row, gaps: JSON.parse(row.gaps) as Coverage['gaps'] }));
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

  #samples(code: string, field: string): RejectedGroup['samples'] {
    return this.#storage.sql
      .exec<{ at: number; keyId: string; sessionId: string; message: string; event: string }>(
        `SELECT received_at AS at, key_id AS keyId, session_id AS sessionId, message, sample AS event FROM rejected
          WHERE code = ? AND field = ? AND sample IS NOT NULL ORDER BY received_at DESC LIMIT ?`,
        code,
        field,
        SHOWN,
      )
      .toArray();
  }

  /** Keeps the newest samples of a kind; of the others the count stays. */
  #dropSamples(code: string, field: string): void {
    this.#storage.sql.exec(
      `UPDATE rejected SET sample = NULL WHERE code = ?1 AND field = ?2 AND sample IS NOT NULL AND received_at <
        (SELECT received_at FROM rejected WHERE code = ?1 AND field = ?2 AND sample IS NOT NULL
          ORDER BY received_at DESC LIMIT 1 OFFSET ?3)`,
      code,
      field,
      SAMPLES - 1,
    );
  }
}

function minuteOf(at: number): number {
  return at - (at % MINUTE_MS);
}
