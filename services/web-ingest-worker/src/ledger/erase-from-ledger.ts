import type { ArrivalSpan } from '@crow/contracts';

/**
 * Removes what a ledger part knows of a session's events by their ids. What was counted stays counted; refused events stay as counts by reason,
 * under the name of the erased session.
 */
export function eraseFromLedger(storage: DurableObjectStorage, sessionId: string, name: string, now: number): void {
  const { sql } = storage;
  storage.transactionSync(() => {
    // Own ids are found by the time at which their batch came, for which there is an index.
    sql.exec(
      `DELETE FROM own_ids WHERE session_id = ?1 AND received_at IN (SELECT received_at FROM batches WHERE session_id = ?1)`,
      sessionId,
    );
    sql.exec('DELETE FROM batches WHERE session_id = ?', sessionId);
    sql.exec('DELETE FROM untold_batches WHERE session_id = ?', sessionId);
    // Announcements may be on their way still.
    sql.exec('INSERT OR REPLACE INTO erased VALUES (?, ?)', name, now);
    sql.exec(
      'UPDATE OR REPLACE rejected SET session_id = ?2, event_id = NULL, sample = NULL WHERE session_id = ?1',
      sessionId,
      name,
    );
  });
}

/** A time and a key that refused events came in and with. */
type Span = Pick<ArrivalSpan, 'keyId' | 'from' | 'to'>;

const IN_SPAN = 'key_id = ?1 AND received_at >= ?2 AND (?3 IS NULL OR received_at < ?3) AND sample IS NOT NULL';

/** Sessions of refused events in a span of which something is kept to look at. */
export function refusedSessionsIn(sql: SqlStorage, { keyId, from, to }: Span): string[] {
  const rows = sql.exec<{ session_id: string }>(
    `SELECT DISTINCT session_id FROM rejected WHERE ${IN_SPAN}`,
    keyId,
    from,
    to,
  );
  return Array.from(rows, ({ session_id }) => session_id);
}

/** Removes what is kept of the refused events of a session that came in a span; they stay counted. */
export function eraseRefusedIn(sql: SqlStorage, { keyId, from, to }: Span, sessionId: string, name: string): void {
  sql.exec(
    `UPDATE OR REPLACE rejected SET session_id = ?5, event_id = NULL, sample = NULL WHERE session_id = ?4 AND ${IN_SPAN}`,
    ...[keyId, from, to, sessionId, name],
  );
}
