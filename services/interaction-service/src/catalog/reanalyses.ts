import type { ModelMade, Reanalysis, ReanalysisScope, ReanalysisState } from '@crow/contracts';
import { isHidden } from './hidden.ts';
import type { CatalogScope } from './scope.ts';
import type { SessionCursor } from './sessions.ts';
import { type UntoldRecord, untoldStatement } from './untold-records.ts';

/** A re-analysis with the place where it is. */
export interface KeptReanalysis extends Omit<Reanalysis, 'read'> {
  after?: SessionCursor;
}

/** A session that is to be read again. */
export interface SessionToReread extends SessionCursor {
  revision: number;
  edition: number;
}

interface Row {
  reanalysis_id: string;
  from_at: number;
  to_at: number;
  key_id: string | null;
  only_older: number;
  model_made: ModelMade;
  stores: number;
  analyst: string;
  state: ReanalysisState;
  total: number;
  after_at: number | null;
  after_id: string | null;
  started_at: number;
  started_by: string;
  ended_at: number | null;
}

/** Re-analyses that are listed and kept: the newest. */
const KEPT = 50;

const IS_MODEL_MADE = `s.provenance ->> 'source' <> 'analyst'`;

/**
 * Sessions of a scope, apart from who made them. Parameters 1 to 6: organization, from, to, key, whether only older ones, today's analyst. What a model
 * told counts as older: no analyst of today has read it.
 */
const IN_SCOPE = `s.organization_id = ?1 AND s.started_at >= ?2 AND s.started_at < ?3
  AND (?4 IS NULL OR EXISTS (SELECT 1 FROM session_arrivals a WHERE a.organization_id = ?1 AND a.session_id = s.session_id AND a.key_id = ?4))
  AND (?5 = 0 OR ${IS_MODEL_MADE} OR s.provenance ->> 'version' <> ?6) AND NOT ${isHidden('s.session_id')}`;

const NOT_OVER = `state IN ('running', 'paused')`;

export function reanalysisCatalog({ database, organizationId }: CatalogScope) {
  return {
    /** How many sessions a scope holds, and how many of them a model told. */
    async countScope(scope: ReanalysisScope, analyst: string): Promise<{ sessions: number; modelMade: number }> {
      const counts = await database
        .prepare(
          `SELECT count(*) AS sessions, count(*) FILTER (WHERE ${IS_MODEL_MADE}) AS modelMade FROM sessions s WHERE ${IN_SCOPE}`,
        )
        .bind(organizationId, ...valuesOf(scope, analyst))
        .first<{ sessions: number; modelMade: number }>();
      return counts ?? { sessions: 0, modelMade: 0 };
    },

    /** The next sessions to read, from the newest to the oldest. Those that were read first after it began are left out: today's analyst has read them. */
    async nextToReread(reanalysis: KeptReanalysis, limit: number): Promise<SessionToReread[]> {
      const { after, analyst, modelMade, startedAt } = reanalysis;
      const { results } = await database
        .prepare(
          `SELECT s.session_id AS sessionId, s.started_at AS startedAt, s.revision, s.edition FROM sessions s WHERE ${IN_SCOPE}
             AND (?7 = 1 OR NOT ${IS_MODEL_MADE}) AND s.processed_at <= ?8 AND (?9 IS NULL OR (s.started_at, s.session_id) < (?9, ?10))
           ORDER BY s.started_at DESC, s.session_id DESC LIMIT ?11`,
        )
        .bind(
          organizationId,
          ...valuesOf(reanalysis, analyst),
          ...[modelMade === 'reread' ? 1 : 0, startedAt, after?.startedAt ?? null, after?.sessionId ?? null, limit],
        )
        .all<SessionToReread>();
      return results;
    },

    /**
     * Keeps a new re-analysis, unless another one is not over, and forgets the oldest. What is kept under its id tells whether it was.
     */
    async keepReanalysis(reanalysis: KeptReanalysis, record?: UntoldRecord): Promise<void> {
      const { reanalysisId, from, to, keyId, onlyOlder, modelMade, stores, analyst, total } = reanalysis;
      const forget = (table: 'reanalyses' | 'reread_sessions') =>
        database
          .prepare(
            `DELETE FROM ${table} WHERE organization_id = ?1 AND reanalysis_id IN (
               SELECT reanalysis_id FROM reanalyses WHERE organization_id = ?1 ORDER BY started_at DESC, reanalysis_id LIMIT -1 OFFSET ?2)`,
          )
          .bind(organizationId, KEPT);
      await database.batch([
        database
          .prepare(
            `INSERT INTO reanalyses (organization_id, reanalysis_id, from_at, to_at, key_id, only_older, model_made, stores, analyst,
               state, total, started_at, started_by)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'running', ?10, ?11, ?12
             WHERE NOT EXISTS (SELECT 1 FROM reanalyses WHERE organization_id = ?1 AND ${NOT_OVER}) ON CONFLICT DO NOTHING`,
          )
          .bind(
            ...[organizationId, reanalysisId, from, to, keyId, onlyOlder ? 1 : 0, modelMade, stores ? 1 : 0],
            ...[analyst, total, reanalysis.startedAt, reanalysis.startedBy],
          ),
        ...recorded(record),
        forget('reread_sessions'),
        forget('reanalyses'),
      ]);
    },

    async findReanalysis(reanalysisId: string): Promise<KeptReanalysis | null> {
      const row = await database
        .prepare('SELECT * FROM reanalyses WHERE organization_id = ?1 AND reanalysis_id = ?2')
        .bind(organizationId, reanalysisId)
        .first<Row>();
      return row && reanalysisOf(row);
    },

    /** The one that is not over; there is one at most. */
    async currentReanalysis(): Promise<KeptReanalysis | null> {
      const row = await database
        .prepare(`SELECT * FROM reanalyses WHERE organization_id = ?1 AND ${NOT_OVER}`)
        .bind(organizationId)
        .first<Row>();
      return row && reanalysisOf(row);
    },

    /** Re-analyses, the newest first. */
    async listReanalyses(): Promise<KeptReanalysis[]> {
      const { results } = await database
        .prepare('SELECT * FROM reanalyses WHERE organization_id = ?1 ORDER BY started_at DESC, reanalysis_id LIMIT ?2')
        .bind(organizationId, KEPT)
        .all<Row>();
      return results.map(reanalysisOf);
    },

    /** Moves it to another state, unless it is over. */
    async moveReanalysis(
      reanalysisId: string,
      state: ReanalysisState,
      at: number,
      record?: UntoldRecord,
    ): Promise<void> {
      const endedAt = state === 'done' || state === 'cancelled' ? at : null;
      await database.batch([
        database
          .prepare(
            `UPDATE reanalyses SET state = ?3, ended_at = ?4 WHERE organization_id = ?1 AND reanalysis_id = ?2 AND ${NOT_OVER}`,
          )
          .bind(organizationId, reanalysisId, state, endedAt),
        ...recorded(record),
      ]);
    },

    /** Notes the last session that it has come to. */
    async advanceReanalysis(reanalysisId: string, { startedAt, sessionId }: SessionCursor): Promise<void> {
      await database
        .prepare('UPDATE reanalyses SET after_at = ?3, after_id = ?4 WHERE organization_id = ?1 AND reanalysis_id = ?2')
        .bind(organizationId, reanalysisId, startedAt, sessionId)
        .run();
    },
  };

  /** What the audit log is to hear of the statement before it. */
  function recorded(record: UntoldRecord | undefined): D1PreparedStatement[] {
    return record ? [untoldStatement({ database, organizationId }, record)] : [];
  }
}

function valuesOf({ from, to, keyId, onlyOlder }: ReanalysisScope, analyst: string) {
  return [from, to, keyId, onlyOlder ? 1 : 0, analyst] as const;
}

function reanalysisOf(row: Row): KeptReanalysis {
  return {
    reanalysisId: row.reanalysis_id,
    from: row.from_at,
    to: row.to_at,
    keyId: row.key_id,
    onlyOlder: row.only_older === 1,
    modelMade: row.model_made,
    stores: row.stores === 1,
    analyst: row.analyst,
    state: row.state,
    total: row.total,
    ...(row.after_at === null || row.after_id === null
      ? {}
      : { after: { startedAt: row.after_at, sessionId: row.after_id } }),
    startedAt: row.started_at,
    startedBy: row.started_by,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  };
}
