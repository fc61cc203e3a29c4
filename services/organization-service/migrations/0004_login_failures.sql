-- Failed tries to log in that no record of the audit log tells of yet; a record takes off what it tells.
CREATE TABLE login_failures (
  organization_id TEXT NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  tries INTEGER NOT NULL,
  PRIMARY KEY (organization_id, user_id)
) WITHOUT ROWID;
