import type { AuditAction, AuditOutcome, AuditRecord, KeyRate, Terms } from '@crow/contracts';
import { rateWords } from './rate-words.ts';
import { MEANING_WORDS } from './term-words.ts';
import { duration, exactTime } from './time-words.ts';

export const ACTION_WORDS: Record<AuditAction, string> = {
  organization_created: 'Organization created',
  setup_finished: 'Set-up finished',
  settings_changed: 'Settings changed',
  key_created: 'Key created',
  key_changed: 'Key changed',
  key_rotated: 'Key rotated',
  key_revealed: 'Key revealed',
  key_revoked: 'Key revoked',
  keys_renewed: 'Keys encrypted anew',
  merge_undone: 'Merge of people undone',
  merge_redone: 'Merge of people redone',
  quarantine_made: 'Traffic quarantined',
  quarantine_lifted: 'Quarantine lifted',
  quarantine_purge_begun: 'Erasing of quarantined traffic begun',
  quarantine_purged: 'Quarantined traffic erased',
  reanalysis_started: 'Re-analysis started',
  reanalysis_paused: 'Re-analysis paused',
  reanalysis_resumed: 'Re-analysis resumed',
  reanalysis_cancelled: 'Re-analysis cancelled',
  audit_exported: 'Audit log exported',
  logged_in: 'Logged in',
  login_failed: 'Login failed',
};

export const AUDIT_OUTCOME_WORDS: Record<AuditOutcome, string> = { done: 'Done', refused: 'Refused' };

/** Who did it, by name where there is one. */
export function actorWords({ actor, actorName }: Pick<AuditRecord, 'actor' | 'actorName'>): string {
  if (actor === 'setup') return 'The operator';
  if (actor === 'anonymous') return 'Somebody who was not logged in';
  return actorName ?? actor.replace(/^user:/, 'User ');
}

/** What a record changed, name by name: `name: Shop → Web shop`. */
export function changeWords({ before, after }: AuditRecord['details']): string[] {
  return Object.entries(after ?? {}).map(([name, value]) => {
    const is = written(name, value);
    const was = before && name in before ? written(name, before[name]) : is;
    const field = FIELD_WORDS[name] ?? name;
    return was === is ? `${field}: ${is}` : `${field}: ${was} → ${is}`;
  });
}

const TIMES = ['expiresAt', 'validUntil', 'from', 'to'];
/** What the screens call the fields of a key; others are called what they are. */
const FIELD_WORDS: Record<string, string> = {
  allowedOrigins: 'allowed domains',
  expiresAt: 'expires',
  validUntil: 'valid until',
  replacedBy: 'replaced by',
  idleMs: 'idle time',
  modelPolicy: 'read by a model',
  terms: 'own words',
  encryptionKey: 'encryption key',
  failedTries: 'failed tries before',
  quarantineId: 'quarantine',
  includesMixed: 'mixed sessions too',
  unfinished: 'open sessions',
  deadLetters: 'failed sessions',
  liveRows: 'rows of the live view',
  usageRecords: 'records of the usage',
  onlyOlder: 'only read by an older analyst',
  modelMade: 'told by a language model',
  keyId: 'key',
  stores: 'stored',
};

function written(name: string, value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (TIMES.includes(name) && typeof value === 'number') return exactTime(value);
  if (name === 'idleMs' && typeof value === 'number') return duration(value);
  if (name === 'terms') return termsWritten(value as Terms);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  if (typeof value !== 'object') return String(value);
  return name === 'rate' ? rateWords(value as KeyRate) : JSON.stringify(value);
}

/** Words that were there before or after, and are not on the other side. */
function termsWritten(terms: Terms): string {
  const words = Object.entries(terms).map(([term, meaning]) => `“${term}” (${MEANING_WORDS[meaning] ?? meaning})`);
  return words.length === 0 ? 'none' : words.join(', ');
}
