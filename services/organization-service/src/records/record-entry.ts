import type { RecordEntry } from '@crow/contracts';
import { changeOnRecord } from '../audit/change-on-record.ts';
import { recordRefusal } from '../audit/record-refusal.ts';

/** Adds what another service did, or refused, to the audit log of an organization; what has an id of its own only once. */
export function recordEntry(
  db: D1Database,
  organizationId: string,
  { actor, from, action, outcome, subject, after, recordId }: RecordEntry,
): Promise<void> {
  const author = { organizationId, actor, from };
  if (outcome === 'refused') return recordRefusal(db, author, action, subject);
  return changeOnRecord(db, author, async () => {
    if (recordId !== undefined && (await isTold(db, organizationId, recordId))) return null;
    return { statements: told(db, organizationId, recordId), action, subject, ...(after && { details: { after } }) };
  });
}

async function isTold(db: D1Database, organizationId: string, recordId: string): Promise<boolean> {
  const known = await db
    .prepare('SELECT 1 AS known FROM told_records WHERE organization_id = ? AND record_id = ?')
    .bind(organizationId, recordId)
    .first();
  return known !== null;
}

/** Written with the record, both or neither. */
function told(db: D1Database, organizationId: string, recordId: string | undefined): D1PreparedStatement[] {
  if (recordId === undefined) return [];
  return [
    db.prepare('INSERT INTO told_records (organization_id, record_id) VALUES (?, ?)').bind(organizationId, recordId),
  ];
}
