import type { RecordEntry } from '@crow/contracts';
import { changeOnRecord } from '../audit/change-on-record.ts';
import { recordRefusal } from '../audit/record-refusal.ts';

/** Adds what another service did, or refused, to the audit log of an organization. */
export function recordEntry(
  db: D1Database,
  organizationId: string,
  { actor, from, action, outcome, subject, after }: RecordEntry,
): Promise<void> {
  const author = { organizationId, actor, from };
  if (outcome === 'refused') return recordRefusal(db, author, action, subject);
  return changeOnRecord(db, author, async () => ({
    statements: [],
    action,
    subject,
    ...(after && { details: { after } }),
  }));
}
