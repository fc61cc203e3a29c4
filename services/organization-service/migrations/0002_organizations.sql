-- Times are Unix milliseconds. Every table carries the organization its rows belong to.
CREATE TABLE organization_settings (
  organization_id TEXT NOT NULL PRIMARY KEY REFERENCES "organization" ("id") ON DELETE CASCADE,
  language TEXT NOT NULL,
  currency TEXT,
  idle_ms INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE api_keys (
  id TEXT NOT NULL PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE,
  name TEXT NOT NULL,
  -- HMAC-SHA-256 of the whole key under the deployment's pepper, base64url.
  digest TEXT NOT NULL,
  -- AES-GCM, `<version of the key-encryption key>.<iv>.<ciphertext>`, base64url.
  encrypted_secret TEXT NOT NULL,
  -- JSON array of host patterns; an empty one allows every origin.
  allowed_origins TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'revoked')),
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) WITHOUT ROWID;
CREATE INDEX api_keys_by_organization ON api_keys (organization_id, created_at);

CREATE TABLE catalog_products (
  organization_id TEXT NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE,
  product_id TEXT NOT NULL,
  name TEXT NOT NULL,
  category TEXT,
  brand TEXT,
  price REAL,
  currency TEXT,
  url TEXT,
  PRIMARY KEY (organization_id, product_id)
) WITHOUT ROWID;

CREATE TABLE audit_log (
  id TEXT NOT NULL PRIMARY KEY,
  organization_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  at INTEGER NOT NULL,
  details TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX audit_log_by_organization ON audit_log (organization_id, at);

-- What a set-up decided before it did anything, so that repeating it completes it with the same ids.
CREATE TABLE setups (
  slug TEXT NOT NULL PRIMARY KEY,
  organization_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  user_id TEXT,
  started_at INTEGER NOT NULL,
  finished_at INTEGER
) WITHOUT ROWID;
