/** What is recorded. A reading of a whole key counts, because it is how a key gets out. */
export const AUDIT_ACTIONS = [
  'organization_created',
  'setup_finished',
  'settings_changed',
  'key_created',
  'key_changed',
  'key_rotated',
  'key_revealed',
  'key_revoked',
  'keys_renewed',
  'merge_undone',
  'merge_redone',
  'quarantine_made',
  'quarantine_lifted',
  'quarantine_purge_begun',
  'quarantine_purged',
  'reanalysis_started',
  'reanalysis_paused',
  'reanalysis_resumed',
  'reanalysis_cancelled',
  'audit_exported',
  'logged_in',
  'login_failed',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** `refused`: somebody without the right to it tried. */
export type AuditOutcome = 'done' | 'refused';

/** One change: who did what, when, from where, and what it was before and after. */
export interface AuditRecord {
  /** Counts an organization's records from 1, without gaps. */
  seq: number;
  /** Unix milliseconds. */
  at: number;
  /** `user:<user id>`, `setup` for an operator with the setup token, `anonymous` for who could not log in. */
  actor: string;
  /** Name of the user, as long as there is one. */
  actorName?: string;
  action: AuditAction;
  outcome: AuditOutcome;
  /** Id of what it was done to. */
  subject: string;
  /** Name of the user that it was done to, as long as there is one. */
  subjectName?: string;
  details: AuditDetails;
  /** SHA-256, hexadecimal, see {@link auditHashInput}; null in records from before the chain, until the next one is added. */
  hash: string | null;
}

/** Never holds a secret or a network address. */
export interface AuditDetails {
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  from?: { country?: string; userAgent?: string };
}

/** `GET /api/audit?cursor=&action=&outcome=&subject=`, newest first. */
export interface AuditPage {
  records: AuditRecord[];
  /** Pass back as `cursor` for the next page; absent on the last one. */
  nextCursor?: string;
}

/** `GET /api/audit/check`: whether the chain is unbroken from its first to its last record. */
export interface AuditCheck {
  whole: boolean;
  records: number;
  /** Hash of the last record; keep it elsewhere to notice an end that was cut off. Null without records. */
  head: string | null;
  /** The first record that is missing or was changed. */
  brokenAt?: number;
}

/** What a record's hash is computed over: the hash before it (empty for the first) and its own content. */
export function auditHashInput(
  previousHash: string,
  record: Pick<AuditRecord, 'seq' | 'at' | 'actor' | 'action' | 'outcome' | 'subject'> & {
    organizationId: string;
    /** The details as their JSON text. */
    details: string;
  },
): string {
  const { organizationId, seq, at, actor, action, outcome, subject, details } = record;
  return JSON.stringify([previousHash, organizationId, seq, at, actor, action, outcome, subject, details]);
}
