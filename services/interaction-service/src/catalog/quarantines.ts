import type { ArrivalSpan, Quarantine, QuarantineCounts, SessionSummary } from '@crow/contracts';
import type { CatalogScope } from './scope.ts';
import { type SessionRow, summaryOf } from './session-rows.ts';
import { type UntoldRecord, untoldStatement } from './untold-records.ts';

/** A quarantine as it is kept; what it covers follows from the arrivals each time it is asked. */
export interface KeptQuarantine extends Omit<Quarantine, 'counts' | 'purge' | 'state'> {
  state: 'active' | 'lifted';
}

interface QuarantineRow {
  quarantine_id: string;
  key_id: string;
  key_name: string;
  from_at: number;
  to_at: number | null;
  origin: string | null;
  state: KeptQuarantine['state'];
  created_at: number;
  created_by: string;
  lifted_at: number | null;
}

/** Quarantines that are listed: the newest. */
const LISTED = 200;

const IN_SPAN = `a.key_id = ?2 AND (?5 IS NULL OR a.origin = ?5)`;

/** Sessions that a span covers, and of each whether it is mixed. Parameters 1 to 5: organization, key, from, to, origin. */
const COVERED = `
  WITH touched AS (
    SELECT DISTINCT a.session_id FROM session_arrivals a
    WHERE a.organization_id = ?1 AND ${IN_SPAN} AND a.until_at > ?3 AND (?4 IS NULL OR a.from_at < ?4)
  ), covered AS (
    SELECT s.*, EXISTS (
      SELECT 1 FROM session_arrivals a WHERE a.organization_id = ?1 AND a.session_id = s.session_id
        AND NOT (${IN_SPAN} AND a.from_at >= ?3 AND (?4 IS NULL OR a.until_at <= ?4))
    ) AS mixed
    FROM touched JOIN sessions s ON s.organization_id = ?1 AND s.session_id = touched.session_id
  )`;

export function quarantineCatalog({ database, organizationId }: CatalogScope) {
  return {
    /** Quarantines, the newest first. */
    async listQuarantines(): Promise<KeptQuarantine[]> {
      const { results } = await database
        .prepare(
          'SELECT * FROM quarantines WHERE organization_id = ?1 ORDER BY created_at DESC, quarantine_id LIMIT ?2',
        )
        .bind(organizationId, LISTED)
        .all<QuarantineRow>();
      return results.map(quarantineOf);
    },

    async findQuarantine(quarantineId: string): Promise<KeptQuarantine | null> {
      const row = await database
        .prepare('SELECT * FROM quarantines WHERE organization_id = ?1 AND quarantine_id = ?2')
        .bind(organizationId, quarantineId)
        .first<QuarantineRow>();
      return row && quarantineOf(row);
    },

    /** Keeps a new quarantine. One of the same span that is active already takes its place. @returns the one that is kept */
    async keepQuarantine(quarantine: KeptQuarantine, record: UntoldRecord): Promise<KeptQuarantine> {
      const { quarantineId, keyId, keyName, from, to, origin, createdAt, createdBy } = quarantine;
      const same = `organization_id = ?1 AND key_id = ?3 AND from_at = ?5 AND to_at IS ?6 AND origin IS ?7 AND state = 'active'`;
      await database.batch([
        database
          .prepare(
            `INSERT INTO quarantines (organization_id, quarantine_id, key_id, key_name, from_at, to_at, origin, state, created_at, created_by)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, 'active', ?8, ?9 WHERE NOT EXISTS (SELECT 1 FROM quarantines WHERE ${same})`,
          )
          .bind(organizationId, quarantineId, keyId, keyName, from, to, origin, createdAt, createdBy),
        untoldStatement({ database, organizationId }, record),
      ]);
      const kept = await database
        .prepare(
          `SELECT * FROM quarantines WHERE organization_id = ?1 AND key_id = ?2 AND from_at = ?3 AND to_at IS ?4 AND origin IS ?5
             AND state = 'active'`,
        )
        .bind(organizationId, keyId, from, to, origin)
        .first<QuarantineRow>();
      if (!kept) throw new Error('the quarantine could not be read back');
      return quarantineOf(kept);
    },

    /** Lets everything back that no other quarantine covers; not while it is being erased. */
    async liftQuarantine(quarantineId: string, at: number, record: UntoldRecord): Promise<void> {
      await database.batch([
        database
          .prepare(
            `UPDATE quarantines SET state = 'lifted', lifted_at = ?3
             WHERE organization_id = ?1 AND quarantine_id = ?2 AND state = 'active' AND NOT EXISTS (
               SELECT 1 FROM erasures e WHERE e.organization_id = ?1 AND e.quarantine_id = ?2
                 AND (e.ended_at IS NULL OR e.listed_after IS NOT NULL))`,
          )
          .bind(organizationId, quarantineId, at),
        untoldStatement({ database, organizationId }, record),
      ]);
    },

    /** What a span covers now. */
    async countCovered(span: ArrivalSpan): Promise<QuarantineCounts> {
      const counts = await database
        .prepare(
          `${COVERED} SELECT count(*) FILTER (WHERE mixed = 0) AS sessions, count(*) FILTER (WHERE mixed = 1) AS mixed,
             coalesce(sum(events), 0) AS events, (SELECT count(*) FROM interactions i WHERE i.organization_id = ?1
               AND i.session_id IN (SELECT session_id FROM covered)) AS interactions FROM covered`,
        )
        .bind(organizationId, ...spanOf(span))
        .first<QuarantineCounts>();
      return counts ?? { sessions: 0, mixed: 0, events: 0, interactions: 0 };
    },

    /** The newest sessions that a span covers. */
    async exampleSessions(span: ArrivalSpan, limit: number): Promise<(SessionSummary & { mixed: boolean })[]> {
      const { results } = await database
        .prepare(`${COVERED} SELECT * FROM covered ORDER BY started_at DESC, session_id DESC LIMIT ?6`)
        .bind(organizationId, ...spanOf(span), limit)
        .all<SessionRow & { mixed: number }>();
      return results.map((row) => ({ ...summaryOf(row), mixed: row.mixed === 1 }));
    },

    /** When the first and the last session began that a span covers; null without any. */
    async beginsCovered(span: ArrivalSpan): Promise<{ firstAt: number | null; lastAt: number | null }> {
      const begins = await database
        .prepare(`${COVERED} SELECT min(started_at) AS firstAt, max(started_at) AS lastAt FROM covered`)
        .bind(organizationId, ...spanOf(span))
        .first<{ firstAt: number | null; lastAt: number | null }>();
      return begins ?? { firstAt: null, lastAt: null };
    },

    /** Sessions that could not be read and that a span covers. */
    async countFailed({ keyId, from, to, origin }: ArrivalSpan): Promise<number> {
      const count = await database
        .prepare(
          `SELECT count(DISTINCT d.session_id) AS count FROM dead_letters d WHERE d.organization_id = ?1 AND EXISTS (
             SELECT 1 FROM session_arrivals a WHERE a.organization_id = ?1 AND a.session_id = d.session_id AND ${IN_SPAN}
               AND a.until_at > ?3 AND (?4 IS NULL OR a.from_at < ?4))`,
        )
        .bind(organizationId, keyId, from, to, origin)
        .first<number>('count');
      return count ?? 0;
    },

    /** Sessions of a time of which it is not known with which key they came. */
    async countUnknown({ from, to }: Pick<ArrivalSpan, 'from' | 'to'>): Promise<number> {
      const count = await database
        .prepare(
          `SELECT count(*) AS count FROM sessions s WHERE organization_id = ?1 AND ended_at >= ?2 AND (?3 IS NULL OR started_at < ?3)
             AND NOT EXISTS (SELECT 1 FROM session_arrivals a WHERE a.organization_id = ?1 AND a.session_id = s.session_id)`,
        )
        .bind(organizationId, from, to)
        .first<number>('count');
      return count ?? 0;
    },

    /** Quarantines that hide a session, the oldest first. */
    async quarantinesOf(sessionId: string): Promise<KeptQuarantine[]> {
      const { results } = await database
        .prepare(
          `SELECT * FROM quarantines WHERE organization_id = ?1 AND quarantine_id IN (
             SELECT quarantine_id FROM quarantined_sessions WHERE organization_id = ?1 AND session_id = ?2
           ) ORDER BY created_at, quarantine_id`,
        )
        .bind(organizationId, sessionId)
        .all<QuarantineRow>();
      return results.map(quarantineOf);
    },
  };
}

function spanOf({ keyId, from, to, origin }: ArrivalSpan) {
  return [keyId, from, to, origin] as const;
}

function quarantineOf(row: QuarantineRow): KeptQuarantine {
  return {
    quarantineId: row.quarantine_id,
    keyId: row.key_id,
    keyName: row.key_name,
    from: row.from_at,
    to: row.to_at,
    origin: row.origin,
    state: row.state,
    createdAt: row.created_at,
    createdBy: row.created_by,
    ...(row.lifted_at === null ? {} : { liftedAt: row.lifted_at }),
  };
}
