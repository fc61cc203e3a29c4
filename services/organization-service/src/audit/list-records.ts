import type { AuditAction, AuditOutcome, AuditPage, AuditRecord } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { AUDIT_COLUMNS, type AuditRow } from './audit-row.ts';

export interface AuditFilter {
  action?: AuditAction | undefined;
  outcome?: AuditOutcome | undefined;
  subject?: string | undefined;
  /** Only records before this one. */
  before?: number | undefined;
  limit: number;
}

type NamedRow = AuditRow & { actor_name: string | null; subject_name: string | null };

/** Records of an organization that match, newest first. */
export async function listRecords(env: Environment, organizationId: string, filter: AuditFilter): Promise<AuditPage> {
  const { action, outcome, subject, before, limit } = filter;
  const { results } = await env.DB.prepare(
    `SELECT ${AUDIT_COLUMNS}, author.name AS actor_name, target.name AS subject_name
     FROM audit_log LEFT JOIN user AS author ON 'user:' || author.id = audit_log.actor
       LEFT JOIN user AS target ON target.id = audit_log.subject
     WHERE organization_id = ?1 AND (?2 IS NULL OR action = ?2) AND (?3 IS NULL OR outcome = ?3)
       AND (?4 IS NULL OR subject = ?4) AND (?5 IS NULL OR seq < ?5)
     ORDER BY seq DESC LIMIT ?6`,
  )
    .bind(organizationId, action ?? null, outcome ?? null, subject ?? null, before ?? null, limit + 1)
    .all<NamedRow>();
  const shown = results.slice(0, limit);
  const last = shown.at(-1);
  return {
    records: shown.map(readRecord),
    ...(results.length > limit && last ? { nextCursor: String(last.seq) } : {}),
  };
}

function readRecord({ actor_name, subject_name, details, ...row }: NamedRow): AuditRecord {
  return {
    ...row,
    ...(actor_name === null ? {} : { actorName: actor_name }),
    ...(subject_name === null ? {} : { subjectName: subject_name }),
    details: readDetails(details),
  };
}

/** Somebody may have written into the database what is no JSON; the check of the chain tells it, the list goes on. */
function readDetails(text: string): AuditRecord['details'] {
  try {
    return JSON.parse(text) as AuditRecord['details'];
  } catch {
    return {};
  }
}
