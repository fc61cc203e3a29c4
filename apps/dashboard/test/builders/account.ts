import type { AuditRecord, Me } from '@crow/contracts';
import { MINUTE, NOW } from './clock.ts';

export function aMe(fields: Partial<Me> = {}): Me {
  return {
    user: { id: 'usr_1', email: 'ada@laptop-lane.example', name: 'Ada Lindqvist' },
    organization: { id: 'org_1', name: 'Laptop Lane', idleMs: 3_600_000 },
    role: 'owner',
    ...fields,
  };
}

export function aRecord(fields: Partial<AuditRecord> = {}): AuditRecord {
  return {
    seq: 7,
    at: NOW - 5 * MINUTE,
    actor: 'user:usr_1',
    actorName: 'Ada Lindqvist',
    action: 'key_changed',
    outcome: 'done',
    subject: 'key_a1b2c3d4e5f6',
    details: {
      before: { name: 'Shop', allowedOrigins: [] },
      after: { name: 'Web shop', allowedOrigins: ['laptop-lane.example'] },
      from: { country: 'SE', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' },
    },
    hash: 'c0ffee'.padEnd(64, '0'),
    ...fields,
  };
}
