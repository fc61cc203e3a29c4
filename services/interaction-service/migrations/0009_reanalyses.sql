-- Finished sessions can be read again. The first reading of a revision is its edition 0; each one that takes its place counts one more.
ALTER TABLE sessions ADD COLUMN edition INTEGER NOT NULL DEFAULT 0;

-- Editions after the first, of all revisions: what must be removed when a newer one takes their place.
CREATE TABLE session_editions (
  organization_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  edition INTEGER NOT NULL,
  reanalysis_id TEXT NOT NULL,
  stored_at INTEGER NOT NULL,
  PRIMARY KEY (organization_id, session_id, revision, edition)
) WITHOUT ROWID;

CREATE TABLE reanalyses (
  organization_id TEXT NOT NULL,
  reanalysis_id TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  -- NULL: sessions of all keys.
  key_id TEXT,
  only_older INTEGER NOT NULL,
  model_made TEXT NOT NULL CHECK (model_made IN ('leave', 'reread')),
  stores INTEGER NOT NULL,
  analyst TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'cancelled', 'done')),
  total INTEGER NOT NULL,
  -- The last session that it came to; sessions are read from the newest to the oldest.
  after_at INTEGER,
  after_id TEXT,
  started_at INTEGER NOT NULL,
  started_by TEXT NOT NULL,
  ended_at INTEGER,
  PRIMARY KEY (organization_id, reanalysis_id)
) WITHOUT ROWID;
CREATE INDEX reanalyses_by_start ON reanalyses (organization_id, started_at DESC);

-- What came of each session of a re-analysis. Texts are in the results, never here.
CREATE TABLE reread_sessions (
  organization_id TEXT NOT NULL,
  reanalysis_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  edition INTEGER NOT NULL,
  -- The edition that was stored; NULL when nothing was.
  new_edition INTEGER,
  result TEXT NOT NULL CHECK (result IN ('unchanged', 'changed', 'failed', 'overtaken')),
  -- A bit for each thing that differs.
  changes INTEGER NOT NULL,
  intent_from TEXT,
  intent_to TEXT,
  outcome_from TEXT,
  outcome_to TEXT,
  stage_from TEXT,
  stage_to TEXT,
  confidence_from REAL,
  confidence_to REAL,
  reason TEXT,
  PRIMARY KEY (organization_id, reanalysis_id, session_id)
) WITHOUT ROWID;
CREATE INDEX reread_sessions_by_session ON reread_sessions (organization_id, session_id);
CREATE INDEX reread_sessions_by_start ON reread_sessions (organization_id, reanalysis_id, started_at DESC, session_id DESC);

-- Provisional readings that the live view showed; what the whole session was read as is in its row.
CREATE TABLE live_readings (
  organization_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  intent TEXT NOT NULL,
  outcome TEXT,
  confidence REAL NOT NULL,
  PRIMARY KEY (organization_id, session_id, at)
) WITHOUT ROWID;
CREATE INDEX sessions_by_end ON sessions (organization_id, ended_at);
