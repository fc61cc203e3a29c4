import type { Acquisition, Intent, Outcome, ProductMention, SessionSummary, Stage } from '@crow/contracts';

/** A row of the table of sessions. */
export interface SessionRow {
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

/** What lists tell of a session. */
export function summaryOf(row: SessionRow): SessionSummary {
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
