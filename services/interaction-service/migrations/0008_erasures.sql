-- Erasing for good: one row for each wish, and what it was about.
CREATE TABLE erasures (
  organization_id TEXT NOT NULL,
  erasure_id TEXT NOT NULL,
  quarantine_id TEXT NOT NULL,
  includes_mixed INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  begun_by TEXT NOT NULL,
  -- How far the open sessions were looked through that it concerns; NULL: to their end.
  listed_after TEXT,
  -- When everything was erased for the first time.
  ended_at INTEGER,
  -- What was removed, as JSON.
  erased TEXT NOT NULL,
  PRIMARY KEY (organization_id, erasure_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX erasures_by_quarantine ON erasures (organization_id, quarantine_id);

-- Sessions that are being erased; of those that are done with there is no row.
CREATE TABLE erasure_sessions (
  organization_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  erasure_id TEXT NOT NULL,
  -- Part of a visit that is erased as a whole: however its own events came.
  is_follow_on INTEGER NOT NULL DEFAULT 0,
  tries INTEGER NOT NULL DEFAULT 0,
  -- What there was before anything was removed, as JSON; NULL: nothing was removed yet.
  plan TEXT,
  -- When it was erased; it is looked at once more after a while. NULL: it is still to be erased.
  erased_at INTEGER,
  -- It is not erased after all: events that are not covered came since.
  is_kept INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (organization_id, session_id)
) WITHOUT ROWID;
CREATE INDEX erasure_sessions_by_state ON erasure_sessions (organization_id, erasure_id, erased_at, tries);

-- Erased sessions, by names that tell nobody their ids: nothing of them is stored again.
CREATE TABLE erased_sessions (
  organization_id TEXT NOT NULL,
  name TEXT NOT NULL,
  erasure_id TEXT NOT NULL,
  PRIMARY KEY (organization_id, name)
) WITHOUT ROWID;

-- Of each removed object the SHA-256 of its key.
CREATE TABLE erased_objects (
  organization_id TEXT NOT NULL,
  erasure_id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (organization_id, erasure_id, name)
) WITHOUT ROWID;

-- What rests on a session, and on a visitor.
CREATE INDEX identity_links_by_session ON identity_links (organization_id, session_id);
CREATE INDEX link_evidence_by_session ON link_evidence (organization_id, session_id);
CREATE INDEX withdrawals_by_session ON withdrawals (organization_id, session_id);

-- Changes that the audit log has not heard of yet, written together with them.
CREATE TABLE untold_records (
  organization_id TEXT NOT NULL,
  record_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  entry TEXT NOT NULL,
  PRIMARY KEY (organization_id, record_id)
) WITHOUT ROWID;
