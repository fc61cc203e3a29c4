-- Records that other services told, by the id that they gave: told again, they are not recorded again.
CREATE TABLE told_records (
  organization_id TEXT NOT NULL,
  record_id TEXT NOT NULL,
  PRIMARY KEY (organization_id, record_id)
) WITHOUT ROWID;
