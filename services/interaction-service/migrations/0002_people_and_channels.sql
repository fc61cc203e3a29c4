-- Where sessions came from, and who is who. Persons are no rows: they follow from links and sessions each time they are read.
ALTER TABLE sessions ADD COLUMN channel TEXT;
ALTER TABLE sessions ADD COLUMN acquisition TEXT;
-- The user id, unless it names nobody ("null", "guest").
ALTER TABLE sessions ADD COLUMN known_user_id TEXT;
ALTER TABLE sessions ADD COLUMN group_ids TEXT;
-- The visitor said no to being connected with a person.
ALTER TABLE sessions ADD COLUMN alone INTEGER NOT NULL DEFAULT 0;
CREATE INDEX sessions_by_channel ON sessions (organization_id, channel, started_at DESC, session_id DESC);
CREATE INDEX sessions_by_visitor ON sessions (organization_id, visitor_id, started_at DESC);
CREATE INDEX sessions_by_user ON sessions (organization_id, known_user_id, started_at DESC);

-- Visitors and users that were ever seen.
CREATE TABLE identities (
  organization_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  first_seen_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  PRIMARY KEY (organization_id, kind, id)
) WITHOUT ROWID;
CREATE INDEX identities_by_seen ON identities (organization_id, last_seen_at DESC, kind DESC, id DESC);
CREATE INDEX identities_by_person ON identities (organization_id, person_id);

-- Each merge with its first evidence. An undone one stays, so that the same evidence does not make it again.
CREATE TABLE identity_links (
  organization_id TEXT NOT NULL,
  link_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  from_id TEXT NOT NULL,
  to_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  session_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  undone_at INTEGER,
  changed_at INTEGER,
  changed_by TEXT,
  PRIMARY KEY (organization_id, link_id)
) WITHOUT ROWID;
CREATE INDEX identity_links_from ON identity_links (organization_id, from_id);
CREATE INDEX identity_links_to ON identity_links (organization_id, to_id, kind, at);

-- The last word of each trait, by the visitor on whom it was told: it leaves the person together with that visitor.
CREATE TABLE traits (
  organization_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  visitor_id TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  at INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  PRIMARY KEY (organization_id, user_id, visitor_id, name)
) WITHOUT ROWID;
