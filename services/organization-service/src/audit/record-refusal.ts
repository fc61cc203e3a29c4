import type { AuditAction } from '@crow/contracts';
import type { Author } from './author.ts';
import { changeOnRecord } from './change-on-record.ts';

/** The same refusal is recorded once in this time, so that a script without rights can't fill the log. */
const QUIET_MS = 60_000;

/** Records that somebody tried what they may not do. */
export function recordRefusal(db: D1Database, author: Author, action: AuditAction, subject: string): Promise<void> {
  return changeOnRecord(db, author, async () => {
    if (await wasRefusedLately(db, author, action, subject)) return null;
    return { statements: [], action, subject, outcome: 'refused' };
  });
}

/** Whether the same refusal is on record already, from a moment ago. */
export async function wasRefusedLately(
  db: D1Database,
  { organizationId, actor }: Pick<Author, 'organizationId' | 'actor'>,
  action: AuditAction,
  subject: string,
): Promise<boolean> {
  const recent = await db
    .prepare(
      `SELECT seq FROM audit_log
       WHERE organization_id = ? AND actor = ? AND action = ? AND subject = ? AND outcome = 'refused' AND at > ?
       ORDER BY seq DESC LIMIT 1`,
    )
    .bind(organizationId, actor, action, subject, Date.now() - QUIET_MS)
    .first();
  return recent !== null;
}
