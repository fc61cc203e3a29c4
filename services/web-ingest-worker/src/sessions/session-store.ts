import type { Arrival } from '@crow/contracts';
import { addFingerprints, findFingerprint, fingerprintCount } from '../batches/batch-fingerprints.ts';
import { arrivalsIn } from './arrivals-in.ts';
import type { HeldEvents } from './held-events.ts';
import { readHeldEvents } from './read-held-events.ts';
import type { SessionRow, SessionTotals, StoredBatch, UnreportedBatch } from './session-row.ts';
import { COLUMNS, columnOf, FIELDS, renewBatches, SCHEMA } from './session-schema.ts';
import { storedBatches } from './stored-batches.ts';
import { unreportedBatches } from './unreported-batches.ts';

/** Stored forms of the fields of {@link SessionRow}. */
type Stored = string | number | ArrayBuffer | null;

/**
 * The SQLite storage of one session object: the session's row and one row per batch. Row and sums are also kept in memory: the object is their only writer. Writes without an
 * `await` between them become durable together.
 */
export class SessionStore {
  #storage: DurableObjectStorage;
  #row: SessionRow | null | undefined;
  #totals: SessionTotals | undefined;
  /** How many events were accepted of each stored batch, by its id. */
  #accepted: Map<string, number> | undefined;
  #held: HeldEvents | undefined;
  /** Row of the newest batch; null when it must be asked for. */
  #newestRow: number | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** The session, or null before its first batch. Never creates anything. */
  session(): SessionRow | null {
    if (this.#row === undefined) this.#row = this.#readRow();
    return this.#row;
  }

  /** Creates the session with its first batch. */
  begin(row: SessionRow): void {
    this.#storage.sql.exec(SCHEMA);
    const names = FIELDS.map(columnOf).join(', ');
    const places = FIELDS.map(() => '?').join(', ');
    this.#storage.sql.exec(
      `INSERT INTO session (id, ${names}) VALUES (1, ${places})`,
      ...FIELDS.map((f) => stored(row[f])),
    );
    this.#row = row;
  }

  /** Changes some fields of the session. */
  update(change: Partial<SessionRow>): void {
    const row = this.session();
    if (!row) throw new Error('there is no session to change');
    const fields = Object.keys(change) as (keyof SessionRow)[];
    const assignments = fields.map((field) => `${columnOf(field)} = ?`).join(', ');
    const values = fields.map((field) => stored(change[field] ?? null));
    this.#storage.sql.exec(`UPDATE session SET ${assignments} WHERE id = 1`, ...values);
    this.#row = { ...row, ...change };
  }

  /** How many events of a batch were accepted when it came first, or null when it never came. */
  acceptedOf(batchId: string): number | null {
    const row = this.session();
    if (!row) return null;
    return this.#acceptedById().get(batchId) ?? findFingerprint(row.freedBatches, batchId);
  }

  /** Which events the session holds. What is noted in it must be stored at once. */
  held(): HeldEvents {
    const row = this.session();
    if (!row) throw new Error('a session that never was holds no events');
    this.#held ??= readHeldEvents(this.#storage.sql, row);
    return this.#held;
  }

  /** Stores a batch that {@link acceptedOf} does not know. */
  append(batch: StoredBatch): void {
    const totals = this.totals();
    const accepted = this.#acceptedById();
    const kept = batch.kept === null ? null : JSON.stringify(batch.kept);
    this.#storage.sql.exec(
      'INSERT INTO batch (batch_id, key_id, received_at, sent_at, accepted, bytes, kept, repeated, source, seq, own_ids, body, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      batch.batchId,
      batch.keyId,
      batch.receivedAt,
      batch.sentAt,
      batch.accepted,
      batch.bytes,
      kept,
      batch.repeated.length === 0 ? null : JSON.stringify(batch.repeated),
      batch.source,
      batch.seq,
      Number(batch.hasOwnIds),
      batch.body,
      batch.origin,
    );
    if (this.#newestRow !== null) this.#newestRow += 1; // rows are numbered one after the other
    accepted.set(batch.batchId, batch.accepted);
    this.#totals = {
      events: totals.events + batch.accepted,
      bytes: totals.bytes + batch.bytes,
      lastActivityAt: Math.max(totals.lastActivityAt, batch.receivedAt),
    };
  }

  #acceptedById(): Map<string, number> {
    if (!this.#accepted) {
      const rows = this.#storage.sql.exec<{ batchId: string; accepted: number }>(
        'SELECT batch_id AS batchId, accepted FROM batch',
      );
      this.#accepted = new Map(Array.from(rows, ({ batchId, accepted }) => [batchId, accepted]));
    }
    return this.#accepted;
  }

  totals(): SessionTotals {
    this.#totals ??= this.#readTotals();
    return this.#totals;
  }

  /** The stored batches in the order of their arrival. */
  batches(): StoredBatch[] {
    if (!this.session()) return [];
    return storedBatches(this.#storage.sql);
  }

  /** When the events of all batches came, and with which keys, freed ones included. */
  arrivals(): Arrival[] {
    const row = this.session();
    return row ? arrivalsIn(this.#storage.sql, row) : [];
  }

  /** Whether there are batches that the ledger has not heard of. */
  hasUnreported(): boolean {
    const row = this.session();
    if (!row) return false;
    this.#newestRow ??=
      this.#storage.sql.exec<{ row: number | null }>('SELECT max(rowid) AS row FROM batch').one().row ?? 0;
    return this.#newestRow > (row.reportedRow ?? 0);
  }

  /** The oldest batches that the ledger has not heard of, as many as it hears of at once. */
  unreported(): UnreportedBatch[] {
    return unreportedBatches(this.#storage.sql, this.session()?.reportedRow ?? 0);
  }

  /** Fingerprints of all batches of the session, freed ones included. */
  fingerprints(): Uint8Array<ArrayBuffer> {
    const row = this.session();
    if (!row) return new Uint8Array();
    const batches = this.#storage.sql.exec<{ batchId: string; accepted: number }>(
      'SELECT batch_id AS batchId, accepted FROM batch ORDER BY received_at, batch_id',
    );
    return addFingerprints(row.freedBatches, batches.toArray());
  }

  /**
   * Gives up the rows of all batches, whose events are in `archiveKey`, and leaves the session's row as tombstone
   * that still recognises them. `docs/decisions/0003-session-tombstone.md` tells why it is done this way.
   */
  free(archiveKey: string): void {
    const row = this.session();
    if (!row) return;
    const totals = this.totals();
    const freedBatches = this.fingerprints();
    const freedArrivals = this.arrivals();
    const held = this.held();
    const ownIds = Array.from(held.ownIds(), (id) => ({ batchId: id, accepted: 1 }));
    this.#accepted = undefined;
    this.#held = undefined;
    this.#newestRow = null;
    this.#storage.transactionSync(() => {
      this.#storage.sql.exec('DELETE FROM batch');
      this.update({
        state: 'freed',
        freedArchiveKey: archiveKey,
        freedMoments: row.moments,
        freedBatches,
        freedEvents: totals.events,
        freedBytes: totals.bytes,
        freedNumbers: held.numbers(),
        freedOwnIds: addFingerprints(row.freedOwnIds, ownIds),
        freedArrivals,
        reportedRow: null, // rows begin anew
        lastActivityAt: totals.lastActivityAt,
      });
    });
  }

  /** How many batches came, freed ones included. */
  countBatches(): number {
    return fingerprintCount(this.fingerprints());
  }

  /** Removes all of it: the object then knows no session. */
  drop(): void {
    this.#storage.transactionSync(() => {
      this.#storage.sql.exec('DROP TABLE IF EXISTS batch');
      this.#storage.sql.exec('DROP TABLE IF EXISTS session');
    });
    this.forget();
  }

  /** Forgets which batches and events were freed; the archive knows the events. @param again when the session is looked at next, Unix milliseconds */
  forgetFreed(again: number): void {
    this.#held = undefined;
    this.update({
      freedBatches: new Uint8Array(),
      freedNumbers: null,
      freedOwnIds: new Uint8Array(),
      attempts: 0,
      attemptAt: again,
    });
  }

  /** Knows freed events again, as their archive has them. */
  rememberFreed(held: Pick<SessionRow, 'freedNumbers' | 'freedOwnIds'>): void {
    this.#held = undefined;
    this.update(held);
  }

  /** Drops what is kept in memory, after a write that may have failed half way. */
  forget(): void {
    this.#row = undefined;
    this.#totals = undefined;
    this.#accepted = undefined;
    this.#held = undefined;
    this.#newestRow = null;
  }

  #readRow(): SessionRow | null {
    const tables = this.#storage.sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'session'");
    if (tables.toArray().length === 0) return null;
    const [raw] = this.#storage.sql.exec<Record<string, Stored>>('SELECT * FROM session WHERE id = 1');
    if (!raw) return null;
    this.#addColumns(raw);
    renewBatches(this.#storage);
    const columns = Object.fromEntries(FIELDS.map((field) => [field, raw[columnOf(field)] ?? null]));
    const row = {
      ...columns,
      freedBatches: new Uint8Array(columns.freedBatches as ArrayBuffer),
      moments: parsed(columns.moments),
      freedMoments: parsed(columns.freedMoments),
      freedNumbers: parsed(columns.freedNumbers),
      freedArrivals: parsed(columns.freedArrivals),
      freedOwnIds: new Uint8Array((columns.freedOwnIds as ArrayBuffer | null) ?? new ArrayBuffer(0)),
    };
    return row as unknown as SessionRow; // the table's columns are made from the fields of SessionRow
  }

  /** Gives a table that was made before a column was known that column, which therefore may be null. */
  #addColumns(raw: Record<string, Stored>): void {
    for (const field of FIELDS) {
      if (!(columnOf(field) in raw)) this.#storage.sql.exec(`ALTER TABLE session ADD COLUMN ${COLUMNS[field]}`);
    }
  }

  #readTotals(): SessionTotals {
    const row = this.session();
    if (!row) return { events: 0, bytes: 0, lastActivityAt: 0 };
    const [sums] = this.#storage.sql.exec<{
      events: number | null;
      bytes: number | null;
      lastActivityAt: number | null;
    }>('SELECT sum(accepted) AS events, sum(bytes) AS bytes, max(received_at) AS lastActivityAt FROM batch');
    return {
      events: row.freedEvents + (sums?.events ?? 0),
      bytes: row.freedBytes + (sums?.bytes ?? 0),
      lastActivityAt: Math.max(row.lastActivityAt, sums?.lastActivityAt ?? 0),
    };
  }
}

function stored(value: SessionRow[keyof SessionRow]): Stored {
  if (value instanceof Uint8Array) return value.slice().buffer as ArrayBuffer;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

function parsed(value: Stored | undefined): unknown {
  return typeof value === 'string' ? JSON.parse(value) : null;
}
