import type { AuditAction, AuditDetails, AuditOutcome } from '@crow/contracts';
import { AUDIT_COLUMNS, type AuditRow, hashAfter } from './audit-row.ts';
import type { Author } from './author.ts';

/** A change and what is recorded of it. */
export interface PlannedChange {
  /** What makes the change; none for what is only recorded. */
  statements: D1PreparedStatement[];
  action: AuditAction;
  /** Id of what it is done to. */
  subject: string;
  outcome?: AuditOutcome;
  /** Never a secret. */
  details?: Pick<AuditDetails, 'before' | 'after'>;
}

/** Each lost turn is another writer's success, so this many changes of one organization at once still come through. */
const TURNS = 50;

/**
 * Makes a change together with its record, both or neither, at the end of the organization's chain. When another
 * writer was first, the database refuses the batch and the change is planned anew: all changes of an organization
 * happen one after the other, each having seen the ones before.
 * @param plan reads what it needs and decides; null when there is nothing to do
 */
export async function changeOnRecord(
  db: D1Database,
  author: Author,
  plan: () => Promise<PlannedChange | null>,
): Promise<void> {
  for (let turn = 1; ; turn++) {
    const last = await readLast(db, author.organizationId);
    const planned = await plan();
    if (!planned) return;
    try {
      // The record comes first: who was overtaken fails on it, not on what the other one has changed.
      await db.batch([...(await recordStatements(db, author, planned, last)), ...planned.statements]);
      return;
    } catch (error) {
      if (turn === TURNS || !String(error).includes('audit_log.seq')) throw error;
    }
  }
}

type End = Pick<AuditRow, 'seq' | 'hash'>;

async function readLast(db: D1Database, organizationId: string): Promise<End> {
  const last = await db
    .prepare('SELECT seq, hash FROM audit_log WHERE organization_id = ? ORDER BY seq DESC LIMIT 1')
    .bind(organizationId)
    .first<End>();
  return last ?? { seq: 0, hash: '' };
}

async function recordStatements(
  db: D1Database,
  { organizationId, actor, from }: Author,
  { action, subject, outcome = 'done', details }: PlannedChange,
  last: End,
): Promise<D1PreparedStatement[]> {
  const older = last.hash === null ? await chainOlder(db, organizationId) : { statements: [], hash: last.hash };
  const record = {
    seq: last.seq + 1,
    at: Date.now(),
    actor,
    action,
    outcome,
    subject,
    details: JSON.stringify({ ...details, from }),
  };
  const hash = await hashAfter(older.hash, organizationId, record);
  const insert = db
    .prepare(`INSERT INTO audit_log (organization_id, ${AUDIT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    .bind(organizationId, record.seq, record.at, actor, action, outcome, subject, record.details, hash);
  return [...older.statements, insert];
}

/** Chains the records that were written before there was a chain. */
async function chainOlder(db: D1Database, organizationId: string) {
  const { results } = await db
    .prepare(`SELECT ${AUDIT_COLUMNS} FROM audit_log WHERE organization_id = ? ORDER BY seq`)
    .bind(organizationId)
    .all<AuditRow>();
  const statements: D1PreparedStatement[] = [];
  let hash = '';
  for (const row of results) {
    hash = await hashAfter(hash, organizationId, row);
    statements.push(
      db
        .prepare('UPDATE audit_log SET hash = ? WHERE organization_id = ? AND seq = ? AND hash IS NULL')
        .bind(hash, organizationId, row.seq),
    );
  }
  return { statements, hash };
}
