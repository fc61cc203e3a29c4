import type { LedgerQuery, RejectedGroup, Rejection } from '@crow/contracts';

/** Samples that are kept of one reason for one field. */
const SAMPLES = 20;
/** Samples that are shown of each. */
const SHOWN = 5;

/** A time and a key that refused events are asked of: parameters 1 to 3. */
const ASKED = 'received_at >= ?1 AND received_at < ?2 AND (?3 IS NULL OR key_id = ?3)';

/** Rejected events by reason. */
export function countReasons(
  sql: SqlStorage,
  { from, to, keyId }: LedgerQuery,
): { code: Rejection['code']; events: number }[] {
  return sql
    .exec<{ code: Rejection['code']; events: number }>(
      `SELECT code, count(*) AS events FROM rejected WHERE ${ASKED} GROUP BY code`,
      from,
      to,
      keyId,
    )
    .toArray();
}

/** Rejected events by reason and field, with the newest of each. */
export function groupRefused(sql: SqlStorage, query: LedgerQuery): RejectedGroup[] {
  const groups = sql.exec<{ code: Rejection['code']; field: string; events: number; lastAt: number }>(
    `SELECT code, field, count(*) AS events, max(received_at) AS lastAt FROM rejected WHERE ${ASKED} GROUP BY code, field`,
    query.from,
    query.to,
    query.keyId,
  );
  return groups.toArray().map((group) => ({ ...group, samples: samplesOf(sql, query, group) }));
}

/** Keeps the newest samples of a kind; of the others the count stays. Of those that came at once it keeps as many as there is room for. */
export function dropSamples(sql: SqlStorage, code: string, field: string): void {
  sql.exec(
    `UPDATE rejected SET sample = NULL WHERE code = ?1 AND field = ?2 AND sample IS NOT NULL
      AND (session_id, batch_id, position) NOT IN (SELECT session_id, batch_id, position FROM rejected
        WHERE code = ?1 AND field = ?2 AND sample IS NOT NULL ORDER BY received_at DESC LIMIT ?3)`,
    code,
    field,
    SAMPLES,
  );
}

function samplesOf(
  sql: SqlStorage,
  { from, to, keyId }: LedgerQuery,
  { code, field }: { code: string; field: string },
): RejectedGroup['samples'] {
  return sql
    .exec<{ at: number; keyId: string; sessionId: string; message: string; event: string }>(
      `SELECT received_at AS at, key_id AS keyId, session_id AS sessionId, message, sample AS event FROM rejected
        WHERE ${ASKED} AND code = ?4 AND field = ?5 AND sample IS NOT NULL ORDER BY received_at DESC LIMIT ?6`,
      ...[from, to, keyId, code, field, SHOWN],
    )
    .toArray();
}
