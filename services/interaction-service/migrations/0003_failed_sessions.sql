-- What may work later is tried again by itself: how often it failed, and when it is tried next (null: only by hand).
ALTER TABLE dead_letters ADD COLUMN tries INTEGER NOT NULL DEFAULT 1;
ALTER TABLE dead_letters ADD COLUMN retry_at INTEGER;
CREATE INDEX dead_letters_by_session ON dead_letters (organization_id, session_id, revision);
CREATE INDEX dead_letters_by_retry ON dead_letters (organization_id, retry_at) WHERE retry_at IS NOT NULL;
