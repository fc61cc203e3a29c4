import { uuidv7 } from 'uuidv7';

/** One change, as it is kept for whoever has to answer "who did what, when, from where". */
export interface AuditRecord {
  organizationId: string;
  /** `user:<user id>`, or `setup` for an operator with the setup token. */
  actor: string;
  action: 'organization_created' | 'key_created' | 'key_revoked' | 'setup_finished';
  /** Id of what was changed. */
  subject: string;
  /** Never a secret. */
  details: Record<string, unknown>;
}

/** Builds the statement that writes a record; run it in one D1 batch with the change, so that neither is without the other. */
export function auditStatement(db: D1Database, record: AuditRecord): D1PreparedStatement {
  const { organizationId, actor, action, subject, details } = record;
  return db
    .prepare(
      `INSERT INTO audit_log (id, organization_id, actor, action, subject, at, details) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(`aud_${uuidv7()}`, organizationId, actor, action, subject, Date.now(), JSON.stringify(details));
}
