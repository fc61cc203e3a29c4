-- The catalog: what is known of finished sessions. Every key begins with the organization.
CREATE TABLE sessions (
  organization_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  visitor_id TEXT,
  user_id TEXT,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  events INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  entry_path TEXT NOT NULL,
  device_type TEXT,
  country TEXT,
  language TEXT,
  intent TEXT NOT NULL,
  outcome TEXT NOT NULL,
  stage TEXT NOT NULL,
  confidence REAL NOT NULL,
  goal TEXT NOT NULL,
  next_action TEXT NOT NULL,
  bot INTEGER NOT NULL,
  friction TEXT NOT NULL,
  headline TEXT NOT NULL,
  products TEXT NOT NULL,
  provenance TEXT NOT NULL,
  archive_key TEXT NOT NULL,
  result_key TEXT NOT NULL,
  processed_at INTEGER NOT NULL,
  PRIMARY KEY (organization_id, session_id)
) WITHOUT ROWID;
CREATE INDEX sessions_by_start ON sessions (organization_id, started_at DESC, session_id DESC);

CREATE TABLE interactions (
  organization_id TEXT NOT NULL,
  interaction_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL,
  headline TEXT NOT NULL,
  text TEXT NOT NULL,
  statements TEXT NOT NULL,
  products TEXT NOT NULL,
  PRIMARY KEY (organization_id, interaction_id)
) WITHOUT ROWID;
CREATE INDEX interactions_by_session ON interactions (organization_id, session_id, revision, position);

CREATE TABLE interaction_products (
  organization_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  interaction_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (organization_id, product_id, interaction_id)
) WITHOUT ROWID;
CREATE INDEX interaction_products_by_session ON interaction_products (organization_id, session_id);

CREATE TABLE dead_letters (
  organization_id TEXT NOT NULL,
  dead_letter_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  stage TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  archive_key TEXT NOT NULL,
  failed_at INTEGER NOT NULL,
  replayed_at INTEGER,
  PRIMARY KEY (organization_id, dead_letter_id)
) WITHOUT ROWID;
CREATE INDEX dead_letters_by_time ON dead_letters (organization_id, failed_at DESC);
