import type {
  Acquisition,
  Channel,
  Friction,
  Intent,
  Outcome,
  ProductMention,
  Provenance,
  SessionSummary,
  Stage,
  VisitorKind,
} from '@crow/contracts';
import type { CatalogScope } from './scope.ts';

interface SessionRow {
  session_id: string;
  revision: number;
  visitor_id: string | null;
  user_id: string | null;
  started_at: number;
  ended_at: number;
  events: number;
  pages: number;
  entry_path: string;
  device_type: string | null;
  country: string | null;
  language: string | null;
  intent: Intent;
  outcome: Outcome;
  stage: Stage;
  confidence: number;
  goal: string;
  next_action: string;
  bot: number;
  friction: string;
  headline: string;
  products: string;
  provenance: string;
  archive_key: string;
  acquisition: string | null;
}

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
        )
        .all<SessionRow>();
      return results.map(summaryOf);
    },

    async countSessions(filter: SessionFilter): Promise<number> {
      const count = await database
        .prepare(
          `SELECT count(*) AS count FROM sessions
           WHERE organization_id = ?1 AND (?2 IS NULL OR intent = ?2) AND (?3 IS NULL OR outcome = ?3)
             AND (?4 IS NULL OR bot = ?4) AND (?5 IS NULL OR channel = ?5)`,
        )
        .bind(
          organizationId,
          filter.intent ?? null,
          filter.outcome ?? null,
          BOT[filter.visitors],
          filter.channel ?? null,
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

function summaryOf(row: SessionRow): SessionSummary {
  return {
    sessionId: row.session_id,
    revision: row.revision,
    ...(row.visitor_id === null ? {} : { visitorId: row.visitor_id }),
    ...(row.user_id === null ? {} : { userId: row.user_id }),
    startedAt: row.started_at,
    endedAt: row.ended_at,
    events: row.events,
    pages: row.pages,
    entryPath: row.entry_path,
    ...(row.device_type === null ? {} : { deviceType: row.device_type }),
    ...(row.country === null ? {} : { country: row.country }),
    intent: row.intent,
    outcome: row.outcome,
    stage: row.stage,
    confidence: row.confidence,
    headline: row.headline,
    products: JSON.parse(row.products) as ProductMention[],
    ...(row.acquisition === null ? {} : { acquisition: JSON.parse(row.acquisition) as Acquisition }),
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
