import { AUDIT_COLUMNS, type AuditRow } from './audit-row.ts';

const ROWS_AT_ONCE = 500;

/** All records of an organization, oldest first, read piece by piece. */
export async function* readRecords(db: D1Database, organizationId: string): AsyncGenerator<AuditRow> {
  let after = 0;
  for (;;) {
    const { results } = await db
      .prepare(`SELECT ${AUDIT_COLUMNS} FROM audit_log WHERE organization_id = ? AND seq > ? ORDER BY seq LIMIT ?`)
      .bind(organizationId, after, ROWS_AT_ONCE)
      .all<AuditRow>();
    yield* results;
    const last = results.at(-1);
    if (!last || results.length < ROWS_AT_ONCE) return;
    after = last.seq;
  }
}
