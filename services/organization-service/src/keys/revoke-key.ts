import type { Author } from '../audit/author.ts';
import { changeOnRecord } from '../audit/change-on-record.ts';
import type { Environment } from '../environment.ts';
import { findRow, type KeyRow } from './key-row.ts';
import { refuseUnknown } from './refuse-key.ts';

/**
 * Revokes a key of an organization, for good. Revoking it again changes nothing.
 * @returns the key as it is now, or why it is refused
 */
export async function revokeKey(env: Environment, author: Author, keyId: string): Promise<KeyRow | Response> {
  const { organizationId } = author;
  await changeOnRecord(env.DB, author, async () => {
    const row = await findRow(env.DB, organizationId, keyId);
    if (row?.state !== 'active') return null;
    const update = env.DB.prepare(
      `UPDATE api_keys SET state = 'revoked', revoked_at = ? WHERE organization_id = ? AND id = ?`,
    ).bind(Date.now(), organizationId, keyId);
    const { name } = row;
    const details = { before: { name, state: 'active' }, after: { name, state: 'revoked' } };
    return { statements: [update], action: 'key_revoked', subject: keyId, details };
  });
  return (await findRow(env.DB, organizationId, keyId)) ?? refuseUnknown();
}
