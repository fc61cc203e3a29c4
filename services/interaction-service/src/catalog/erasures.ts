import type { Arrival, ArrivalSpan, ErasedCounts } from '@crow/contracts';
import type { CatalogScope } from './scope.ts';
import { type UntoldRecord, untoldStatement } from './untold-records.ts';

/** A wish to erase what a quarantine covers, and how far it is. */
export interface Erasure {
  erasureId: string;
  quarantineId: string;
  includesMixed: boolean;
  begunAt: number;
  begunBy: string;
  /** The last open session that was looked at; null when all were. */
  listedAfter: string | null;
  endedAt: number | null;
  erased: ErasedCounts;
}

/** How many sessions are still to be erased, and to be looked at once more. */
export interface ErasureProgress {
  waiting: number;
  settling: number;
  /** When the first of those that are settling was erased; null without any. */
  settlingSince: number | null;
}

interface ErasureRow {
  erasure_id: string;
  quarantine_id: string;
  includes_mixed: number;
  begun_at: number;
  begun_by: string;
  listed_after: string | null;
  ended_at: number | null;
  erased: string;
}

/** Sessions that are listed in one statement. */
const LISTED_AT_ONCE = 500;

const NOTHING_ERASED: ErasedCounts = {
  ...{ sessions: 0, events: 0, batches: 0, archives: 0, results: 0, interactions: 0, forecasts: 0 },
  ...{ deadLetters: 0, people: 0, vectors: 0, liveRows: 0, usageRecords: 0 },
};

/** Conditions on an arrival in JSON, `a`, and a quarantine, `q`: some of it came in the span, and all of it did. */
const OF_SOURCE = `a.value ->> 'keyId' = q.key_id AND (q.origin IS NULL OR a.value ->> 'origin' = q.origin)`;
const TOUCHES = `${OF_SOURCE} AND a.value ->> 'until' > q.from_at AND (q.to_at IS NULL OR a.value ->> 'from' < q.to_at)`;
const LIES_IN = `${OF_SOURCE} AND a.value ->> 'from' >= q.from_at AND (q.to_at IS NULL OR a.value ->> 'until' <= q.to_at)`;

export function erasureCatalog({ database, organizationId }: CatalogScope) {
  const prepare = (sql: string, ...values: (string | number | null)[]) =>
    database.prepare(sql).bind(organizationId, ...values);

  return {
    /** Begins to erase what a quarantine covers; one that is on its way goes on, with mixed sessions once they are asked for. */
    async beginErasure(
      begun: Pick<Erasure, 'erasureId' | 'quarantineId' | 'includesMixed' | 'begunAt' | 'begunBy'>,
      record: UntoldRecord,
    ): Promise<void> {
      await database.batch([
        prepare(
          `INSERT INTO erasures (organization_id, erasure_id, quarantine_id, includes_mixed, begun_at, begun_by, listed_after, erased)
           SELECT ?1, ?2, ?3, ?4, ?5, ?6, '', ?7
           WHERE EXISTS (SELECT 1 FROM quarantines WHERE organization_id = ?1 AND quarantine_id = ?3 AND state = 'active')
           ON CONFLICT (organization_id, quarantine_id) DO UPDATE SET includes_mixed = 1, listed_after = '', ended_at = NULL
             WHERE excluded.includes_mixed > erasures.includes_mixed`,
          ...[begun.erasureId, begun.quarantineId, begun.includesMixed ? 1 : 0, begun.begunAt, begun.begunBy],
          JSON.stringify(NOTHING_ERASED),
        ),
        untoldStatement({ database, organizationId }, record),
        // What was left as it is because it is mixed is looked at anew.
        prepare(
          `UPDATE erasure_sessions SET is_kept = 0 WHERE organization_id = ?1
             AND erasure_id = (SELECT erasure_id FROM erasures WHERE organization_id = ?1 AND quarantine_id = ?2)`,
          begun.quarantineId,
        ),
      ]);
    },

    async erasureOfQuarantine(quarantineId: string): Promise<Erasure | null> {
      const row = await prepare(
        'SELECT * FROM erasures WHERE organization_id = ?1 AND quarantine_id = ?2',
        quarantineId,
      ).first<ErasureRow>();
      return row && erasureOf(row);
    },

    /** Erasures that something is left to do for, the oldest first. @param erasedBefore sessions that were erased by then are looked at once more */
    async dueErasures(erasedBefore: number): Promise<Erasure[]> {
      const { results } = await prepare(
        `SELECT * FROM erasures e WHERE organization_id = ?1 AND (listed_after IS NOT NULL OR ended_at IS NULL OR EXISTS (
           SELECT 1 FROM erasure_sessions s WHERE s.organization_id = ?1 AND s.erasure_id = e.erasure_id
             AND s.is_kept = 0 AND (s.erased_at IS NULL OR s.erased_at <= ?2))) ORDER BY begun_at`,
        erasedBefore,
      ).all<ErasureRow>();
      return results.map(erasureOf);
    },

    async erasureProgress(erasureId: string): Promise<ErasureProgress> {
      const progress = await prepare(
        `SELECT count(*) FILTER (WHERE erased_at IS NULL) AS waiting, count(erased_at) AS settling, min(erased_at) AS settlingSince
         FROM erasure_sessions WHERE organization_id = ?1 AND erasure_id = ?2 AND is_kept = 0`,
        erasureId,
      ).first<ErasureProgress>();
      return progress ?? { waiting: 0, settling: 0, settlingSince: null };
    },

    /** When the first session that was erased is to be looked at once more; null without any. */
    async firstErasedAt(): Promise<number | null> {
      return prepare('SELECT min(erased_at) AS at FROM erasure_sessions WHERE organization_id = ?1').first<
        number | null
      >('at');
    },

    /** Notes how far the open sessions were looked through, and which of them are to be erased. */
    async noteListed(erasureId: string, sessionIds: readonly string[], after: string | null): Promise<void> {
      await database.batch([
        addStatement(erasureId, sessionIds, false),
        prepare(
          'UPDATE erasures SET listed_after = ?3 WHERE organization_id = ?1 AND erasure_id = ?2',
          erasureId,
          after,
        ),
      ]);
    },

    /** Takes up sessions that were complete and that the span covers. @returns how many there were; none: all are taken up */
    async listCovered(
      { erasureId, includesMixed }: Erasure,
      { keyId, from, to, origin }: ArrivalSpan,
    ): Promise<number> {
      const inSpan = 'a.key_id = ?3 AND (?6 IS NULL OR a.origin = ?6)';
      const { meta } = await prepare(
        `INSERT INTO erasure_sessions (organization_id, session_id, erasure_id)
         SELECT DISTINCT ?1, a.session_id, ?2 FROM session_arrivals a
         WHERE a.organization_id = ?1 AND ${inSpan} AND a.until_at > ?4 AND (?5 IS NULL OR a.from_at < ?5)
           AND NOT EXISTS (SELECT 1 FROM erasure_sessions s WHERE s.organization_id = ?1 AND s.session_id = a.session_id)
           AND (?7 = 1 OR NOT EXISTS (SELECT 1 FROM session_arrivals other WHERE other.organization_id = ?1
             AND other.session_id = a.session_id AND NOT (other.key_id = ?3 AND (?6 IS NULL OR other.origin = ?6)
               AND other.from_at >= ?4 AND (?5 IS NULL OR other.until_at <= ?5))))
         LIMIT ${LISTED_AT_ONCE}`,
        ...[erasureId, keyId, from, to, origin, includesMixed ? 1 : 0],
      ).run();
      return meta.changes;
    },

    /** Adds sessions to an erasure; of those that are erased already whatever came meanwhile is erased again. */
    async addToErasure(erasureId: string, sessionIds: readonly string[], isFollowOn = false): Promise<void> {
      await addStatement(erasureId, sessionIds, isFollowOn).run();
    },

    /**
     * By which erasures sessions were erased or are to be erased, in their order; null for those that stay.
     * @param sessions each with its name, see `erasedName`, and how its events came
     */
    async erasuresFor(sessions: readonly { name: string; arrivals: readonly Arrival[] }[]): Promise<(string | null)[]> {
      const { results } = await prepare(
        `SELECT s.key AS place, coalesce((SELECT erasure_id FROM erased_sessions WHERE organization_id = ?1 AND name = s.value ->> 'name'),
           (SELECT e.erasure_id FROM erasures e
            JOIN quarantines q ON q.organization_id = e.organization_id AND q.quarantine_id = e.quarantine_id
            WHERE e.organization_id = ?1 AND q.state = 'active'
              AND EXISTS (SELECT 1 FROM json_each(s.value, '$.arrivals') a WHERE ${TOUCHES})
              AND (e.includes_mixed = 1 OR NOT EXISTS (SELECT 1 FROM json_each(s.value, '$.arrivals') a WHERE NOT (${LIES_IN})))
            ORDER BY e.begun_at LIMIT 1)) AS erasureId
         FROM json_each(?2) s`,
        JSON.stringify(sessions.map(({ name, arrivals }) => ({ name, arrivals }))),
      ).all<{ place: number; erasureId: string | null }>();
      const byPlace = new Map(results.map(({ place, erasureId }) => [place, erasureId]));
      return sessions.map((_, place) => byPlace.get(place) ?? null);
    },

    /** Whether sessions may be erased because of how their events came. */
    async erasesArrivals(): Promise<boolean> {
      const found = await prepare(
        `SELECT 1 AS found FROM erasures e
         JOIN quarantines q ON q.organization_id = e.organization_id AND q.quarantine_id = e.quarantine_id
         WHERE e.organization_id = ?1 AND q.state = 'active' LIMIT 1`,
      ).first();
      return found !== null;
    },

    /** Notes that everything was erased; only the first time counts, and is on record. */
    async endErasure(erasureId: string, at: number, record: UntoldRecord): Promise<void> {
      await database.batch([
        prepare(
          'UPDATE erasures SET ended_at = ?3 WHERE organization_id = ?1 AND erasure_id = ?2 AND ended_at IS NULL',
          erasureId,
          at,
        ),
        untoldStatement({ database, organizationId }, record),
        prepare(
          'DELETE FROM erasure_sessions WHERE organization_id = ?1 AND erasure_id = ?2 AND is_kept = 1',
          erasureId,
        ),
      ]);
    },
  };

  function addStatement(erasureId: string, sessionIds: readonly string[], isFollowOn: boolean) {
    return prepare(
      `INSERT INTO erasure_sessions (organization_id, session_id, erasure_id, is_follow_on)
       SELECT ?1, value, ?2, ?4 FROM json_each(?3) WHERE true
       ON CONFLICT DO UPDATE SET is_follow_on = max(is_follow_on, excluded.is_follow_on), plan = NULL, erased_at = NULL, is_kept = 0
         WHERE erasure_sessions.erased_at IS NOT NULL OR excluded.is_follow_on > erasure_sessions.is_follow_on`,
      ...[erasureId, JSON.stringify(sessionIds), isFollowOn ? 1 : 0],
    );
  }
}

function erasureOf(row: ErasureRow): Erasure {
  return {
    erasureId: row.erasure_id,
    quarantineId: row.quarantine_id,
    includesMixed: row.includes_mixed === 1,
    begunAt: row.begun_at,
    begunBy: row.begun_by,
    listedAfter: row.listed_after,
    endedAt: row.ended_at,
    erased: JSON.parse(row.erased) as ErasedCounts,
  };
}
