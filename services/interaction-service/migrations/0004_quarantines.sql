-- With which keys, from where and in which minutes the events of a session came. Of sessions that were read before this was kept there are no rows.
CREATE TABLE session_arrivals (
  organization_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (organization_id, session_id, key_id, origin, from_at)
) WITHOUT ROWID;
CREATE INDEX session_arrivals_by_key ON session_arrivals (organization_id, key_id, from_at);

CREATE TABLE quarantines (
  organization_id TEXT NOT NULL,
  quarantine_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  key_name TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  -- NULL: until it is lifted.
  to_at INTEGER,
  -- NULL: from everywhere.
  origin TEXT,
  state TEXT NOT NULL CHECK (state IN ('active', 'lifted')),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  lifted_at INTEGER,
  PRIMARY KEY (organization_id, quarantine_id)
) WITHOUT ROWID;
CREATE INDEX quarantines_in_force ON quarantines (organization_id, key_id) WHERE state <> 'lifted';

-- Hidden sessions, with what hides them. No row is changed to hide a session: what is lifted is back at once, as it was.
CREATE VIEW quarantined_sessions AS
SELECT a.organization_id, a.session_id, q.quarantine_id
FROM session_arrivals a CROSS JOIN quarantines q ON q.organization_id = a.organization_id AND q.key_id = a.key_id
WHERE q.state <> 'lifted' AND a.until_at > q.from_at AND (q.to_at IS NULL OR a.from_at < q.to_at)
  AND (q.origin IS NULL OR q.origin = a.origin);
