import { auditStatement } from '../audit/audit-record.ts';
import type { Environment } from '../environment.ts';
import { KEY_COLUMNS, type KeyRow } from './key-row.ts';

export interface Revocation {
  organizationId: string;
  keyId: string;
  actor: string;
  /** Where the request came from, for the audit log. */
  from: Record<string, string>;
}

/**
 * Revokes a key of an organization, for good. Revoking it again changes nothing.
 * @returns the key as it is now, or null when the organization has no such key
 */
export async function revokeKey(env: Environment, revocation: Revocation): Promise<KeyRow | null> {
  const { organizationId, keyId, actor, from } = revocation;
  const read = () =>
    env.DB.prepare(`SELECT ${KEY_COLUMNS} FROM api_keys WHERE organization_id = ? AND id = ?`)
      .bind(organizationId, keyId)
      .first<KeyRow>();
  const row = await read();
  if (row?.state !== 'active') return row;
  await env.DB.batch([
    env.DB.prepare(
      `UPDATE api_keys SET state = 'revoked', revoked_at = ? WHERE organization_id = ? AND id = ? AND state = 'active'`,
    ).bind(Date.now(), organizationId, keyId),
    auditStatement(env.DB, {
      organizationId,
      actor,
      action: 'key_revoked',
      subject: keyId,
      details: { name: row.name, ...from },
    }),
  ]);
  return read();
}
