-- Keys from before are publishable, as fast as the platform takes them, and without an end.
ALTER TABLE api_keys ADD COLUMN kind TEXT NOT NULL DEFAULT 'publishable' CHECK (kind IN ('publishable', 'secret'));
-- JSON `{"perSecond":…,"burst":…}` in events; NULL: no limit.
ALTER TABLE api_keys ADD COLUMN rate TEXT;
ALTER TABLE api_keys ADD COLUMN expires_at INTEGER;
-- Set when the key was rotated: the end of its overlap, and the key that took its place.
ALTER TABLE api_keys ADD COLUMN valid_until INTEGER;
ALTER TABLE api_keys ADD COLUMN replaced_by TEXT;

-- A chain for each organization: its primary key lets no two records follow the same one.
CREATE TABLE audit_records (
  organization_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
  subject TEXT NOT NULL,
  details TEXT NOT NULL,
  -- SHA-256 over the previous record's hash and this content. SQL can't compute it: records from before
  -- the chain have none until the next record is added.
  hash TEXT,
  PRIMARY KEY (organization_id, seq)
) WITHOUT ROWID;

INSERT INTO audit_records (organization_id, seq, at, actor, action, outcome, subject, details)
SELECT organization_id, row_number() OVER (PARTITION BY organization_id ORDER BY at, id), at, actor, action, 'done',
       subject, details
FROM audit_log;

DROP TABLE audit_log;
ALTER TABLE audit_records RENAME TO audit_log;

CREATE TRIGGER audit_log_keeps_its_records BEFORE DELETE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'records of the audit log are never deleted');
END;

CREATE TRIGGER audit_log_keeps_their_content BEFORE UPDATE ON audit_log WHEN old.hash IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'records of the audit log are never changed');
END;
