import type { AuditAction, RecordEntry } from '@crow/contracts';
import type { Context } from 'hono';
import type { Routes } from '../access/require-login.ts';
import type { UntoldRecord } from '../catalog/untold-records.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';

/** Who asks for a change, in which organization, from where. */
export interface Author {
  organizationId: string;
  actor: string;
  from: RecordEntry['from'];
}

/** Who asks, from where; as the audit log keeps it: country and browser, never an address. */
export function authorOf({ req, var: { caller } }: Pick<Context<Routes>, 'req' | 'var'>): Author {
  const country = req.header('x-crow-country');
  const userAgent = req.header('user-agent');
  return {
    organizationId: caller.organizationId,
    actor: caller.subject,
    from: { ...(country ? { country } : {}), ...(userAgent ? { userAgent: userAgent.slice(0, 256) } : {}) },
  };
}

/** What the audit log is to hear of a change that is being made, to be written with it. */
export function recordOf(
  { actor, from }: Author,
  action: AuditAction,
  subject: string,
  after: Record<string, unknown>,
  at: number,
): UntoldRecord {
  return { recordId: crypto.randomUUID(), at, entry: { actor, from, action, outcome: 'done', subject, after } };
}

/** Records that somebody without the right to it tried. */
export async function recordRefusal(
  env: Pick<Environment, 'RECORDS'>,
  { organizationId, actor, from }: Author,
  action: AuditAction,
  subject: string,
): Promise<void> {
  await within('records', env.RECORDS.record(organizationId, { actor, from, action, outcome: 'refused', subject }));
}
