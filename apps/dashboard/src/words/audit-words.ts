import type { AuditAction, AuditOutcome, AuditRecord } from '@crow/contracts';
import { exactTime } from './time-words.ts';

export const ACTION_WORDS: Record<AuditAction, string> = {
  organization_created: 'Organization created',
  setup_finished: 'Set-up finished',
  key_created: 'Key created',
  key_changed: 'Key changed',
  key_rotated: 'Key rotated',
  key_revealed: 'Key revealed',
  key_revoked: 'Key revoked',
  audit_exported: 'Audit log exported',
  logged_in: 'Logged in',
};

export const AUDIT_OUTCOME_WORDS: Record<AuditOutcome, string> = { done: 'Done', refused: 'Refused' };

/** Who did it, by name where there is one. */
export function actorWords({ actor, actorName }: Pick<AuditRecord, 'actor' | 'actorName'>): string {
  if (actor === 'setup') return 'The operator, by set-up';
  return actorName ?? actor.replace(/^user:/, 'User ');
}

/** What a record changed, name by name: `name: Shop → Web shop`. */
export function changeWords({ before, after }: AuditRecord['details']): string[] {
  return Object.entries(after ?? {}).map(([name, value]) => {
    const is = written(name, value);
    const was = before && name in before ? written(name, before[name]) : is;
    return was === is ? `${name}: ${is}` : `${name}: ${was} → ${is}`;
  });
}

const TIMES = ['expiresAt', 'validUntil'];

function written(name: string, value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (TIMES.includes(name) && typeof value === 'number') return exactTime(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
