-- What was forecast of a visitor when a session had ended, and when it came true.
CREATE TABLE forecasts (
  organization_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  revision INTEGER NOT NULL,
  visitor_id TEXT NOT NULL,
  outcome TEXT NOT NULL,
  hindrance TEXT NOT NULL,
  probability REAL NOT NULL,
  basis TEXT NOT NULL,
  similar INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  met_at INTEGER,
  PRIMARY KEY (organization_id, session_id, kind)
) WITHOUT ROWID;
CREATE INDEX forecasts_by_visitor ON forecasts (organization_id, visitor_id, made_at);
CREATE INDEX forecasts_by_likeness ON forecasts (organization_id, kind, outcome, hindrance, due_at);
CREATE INDEX forecasts_by_due ON forecasts (organization_id, due_at);
