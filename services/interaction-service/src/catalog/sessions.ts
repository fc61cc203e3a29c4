import type { Channel, Friction, Intent, Outcome, Provenance, SessionSummary, VisitorKind } from '@crow/contracts';
import { isHidden } from './hidden.ts';
import type { CatalogScope } from './scope.ts';
import { type SessionRow, summaryOf } from './session-rows.ts';

/** A session of the catalog with all that is known of it. */
export interface CatalogSession extends SessionSummary {
  language?: string;
  goal: string;
  nextAction: string;
  bot: boolean;
  friction: Friction[];
  provenance: Provenance;
  archiveKey: string;
}

/** A place in the list of sessions, newest first. */
export interface SessionCursor {
  startedAt: number;
  sessionId: string;
}

export interface SessionFilter {
  intent?: Intent;
  outcome?: Outcome;
  channel?: Channel;
  visitors: VisitorKind;
  /** Only those that quarantines hide, instead of only the others. */
  quarantined?: boolean;
}

/** As `bot` is stored; null for both. */
const BOT: Record<VisitorKind, number | null> = { people: 0, programs: 1, all: null };

export function sessionCatalog({ database, organizationId }: CatalogScope) {
  return {
    /** Sessions by start, newest first, after a cursor. */
    async listSessions(filter: SessionFilter, limit: number, after?: SessionCursor): Promise<SessionSummary[]> {
      const { results } = await database
        .prepare(
          `SELECT * FROM sessions
           WHERE organization_id = ?1 AND (?2 IS NULL OR intent = ?2) AND (?3 IS NULL OR outcome = ?3)
             AND (?4 IS NULL OR (started_at, session_id) < (?4, ?5)) AND (?7 IS NULL OR bot = ?7) AND (?8 IS NULL OR channel = ?8)
             AND ${isHidden('sessions.session_id')} = ?9
           ORDER BY started_at DESC, session_id DESC LIMIT ?6`,
        )
        .bind(
          organizationId,
          filter.intent ?? null,
          filter.outcome ?? null,
          after?.startedAt ?? null,
          after?.sessionId ?? null,
          limit,
          BOT[filter.visitors],
          filter.channel ?? null,
          filter.quarantined ? 1 : 0,
        )
        .all<SessionRow>();
      return results.map(summaryOf);
    },

    async countSessions(filter: SessionFilter): Promise<number> {
      const count = await database
        .prepare(
          `SELECT count(*) AS count FROM sessions
           WHERE organization_id = ?1 AND (?2 IS NULL OR intent = ?2) AND (?3 IS NULL OR outcome = ?3)
             AND (?4 IS NULL OR bot = ?4) AND (?5 IS NULL OR channel = ?5)
             AND ${isHidden('sessions.session_id')} = ?6`,
        )
        .bind(
          organizationId,
          filter.intent ?? null,
          filter.outcome ?? null,
          BOT[filter.visitors],
          filter.channel ?? null,
          filter.quarantined ? 1 : 0,
        )
        .first<number>('count');
      return count ?? 0;
    },

    /** Sessions by their ids, newest first. */
    async summariesOf(sessionIds: readonly string[]): Promise<SessionSummary[]> {
      const { results } = await database
        .prepare(
          `SELECT * FROM sessions WHERE organization_id = ?1 AND session_id IN (SELECT value FROM json_each(?2))
           ORDER BY started_at DESC, session_id DESC`,
        )
        .bind(organizationId, JSON.stringify(sessionIds))
        .all<SessionRow>();
      return results.map(summaryOf);
    },

    async findSession(sessionId: string): Promise<CatalogSession | null> {
      const row = await database
        .prepare('SELECT * FROM sessions WHERE organization_id = ? AND session_id = ?')
        .bind(organizationId, sessionId)
        .first<SessionRow>();
      return row && sessionOf(row);
    },
  };
}

function sessionOf(row: SessionRow): CatalogSession {
  return {
    ...summaryOf(row),
    ...(row.language === null ? {} : { language: row.language }),
    goal: row.goal,
    nextAction: row.next_action,
    bot: row.bot === 1,
    friction: JSON.parse(row.friction) as Friction[],
    provenance: JSON.parse(row.provenance) as Provenance,
    archiveKey: row.archive_key,
  };
}
