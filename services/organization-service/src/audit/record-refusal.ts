import type { AuditAction } from '@crow/contracts';
import type { Author } from './author.ts';
import { changeOnRecord } from './change-on-record.ts';

/** The same refusal is recorded once in this time, so that a script without rights can't fill the log. */
const QUIET_MS = 60_000;

/** Records that somebody tried what they may not do. */
export function recordRefusal(db: D1Database, author: Author, action: AuditAction, subject: string): Promise<void> {
  return changeOnRecord(db, author, async () => {
    const recent = await db
      .prepare(
        `SELECT seq FROM audit_log
         WHERE organization_id = ? AND actor = ? AND action = ? AND subject = ? AND outcome = 'refused' AND at > ?
         ORDER BY seq DESC LIMIT 1`,
      )
      .bind(author.organizationId, author.actor, action, subject, Date.now() - QUIET_MS)
      .first();
    return recent ? null : { statements: [], action, subject, outcome: 'refused' };
  });
}
