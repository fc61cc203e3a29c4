import type { AuditAction, RecordEntry } from '@crow/contracts';
import type { Context } from 'hono';
import type { Routes } from '../access/require-login.ts';
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

/** Puts a step on the audit log. @throws when it can't be recorded; then the step must not be made */
export async function record(
  env: Pick<Environment, 'RECORDS'>,
  { organizationId, actor, from }: Author,
  action: AuditAction,
  subject: string,
  after: Record<string, unknown>,
): Promise<void> {
  await within('records', env.RECORDS.record(organizationId, { actor, from, action, outcome: 'done', subject, after }));
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
