import { type AuditAction, type AuditOutcome, auditHashInput } from '@crow/contracts';

/** A row of `audit_log`, but for its organization. */
export interface AuditRow {
  seq: number;
  at: number;
  actor: string;
  action: AuditAction;
  outcome: AuditOutcome;
  subject: string;
  /** JSON text. */
  details: string;
  hash: string | null;
}

export const AUDIT_COLUMNS = 'seq, at, actor, action, outcome, subject, details, hash';

/** The hash that a row must have after the one with `previousHash`, hexadecimal. */
export async function hashAfter(
  previousHash: string,
  organizationId: string,
  row: Omit<AuditRow, 'hash'>,
): Promise<string> {
  const input = new TextEncoder().encode(auditHashInput(previousHash, { organizationId, ...row }));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', input));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
