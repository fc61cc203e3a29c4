import type { AuditAction, RecordEntry } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';

/** Who asks for something about a quarantine, in which organization, from where. */
export interface Author {
  organizationId: string;
  actor: string;
  from: RecordEntry['from'];
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
