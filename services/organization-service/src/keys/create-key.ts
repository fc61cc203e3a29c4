import { formatApiKey } from '@crow/contracts';
import { createKeyDigester } from '@crow/service-auth';
import { auditStatement } from '../audit/audit-record.ts';
import type { Environment } from '../environment.ts';
import { createKeyCipher } from './key-encryption.ts';
import { KEY_COLUMNS, type KeyRow, placeOf } from './key-row.ts';
import { makeKeySecret } from './make-key.ts';

export interface NewKey {
  id: string;
  organizationId: string;
  name: string;
  allowedOrigins: string[];
  /** Who makes it, for the audit log. */
  actor: string;
  /** Where the request came from, for the audit log. */
  from: Record<string, string>;
}

/**
 * Makes an API key and its audit record, both or neither. A key that exists under this id already is left as it is,
 * so that a try that was cut off can be repeated.
 * @returns the stored row
 */
export async function createKey(env: Environment, key: NewKey): Promise<KeyRow> {
  const { id, organizationId, name, allowedOrigins, actor, from } = key;
  const existing = await findRow(env.DB, organizationId, id);
  if (existing) return existing;
  const secret = makeKeySecret();
  const [digest, encryptedSecret] = await Promise.all([
    createKeyDigester(env.KEY_PEPPER)(formatApiKey(id, secret)),
    createKeyCipher(env.KEY_ENCRYPTION_KEYS).encrypt(secret, placeOf(organizationId, id)),
  ]);
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO api_keys (id, organization_id, name, digest, encrypted_secret, allowed_origins, state, created_at)
       VALUES (?, ?, ?, ?, ?, ?, 'active', ?)`,
    ).bind(id, organizationId, name, digest, encryptedSecret, JSON.stringify(allowedOrigins), Date.now()),
    auditStatement(env.DB, {
      organizationId,
      actor,
      action: 'key_created',
      subject: id,
      details: { name, allowedOrigins, ...from },
    }),
  ]);
  const row = await findRow(env.DB, organizationId, id);
  if (!row) throw new Error(`the key ${id} was written but can't be read`);
  return row;
}

function findRow(db: D1Database, organizationId: string, id: string): Promise<KeyRow | null> {
  return db
    .prepare(`SELECT ${KEY_COLUMNS} FROM api_keys WHERE organization_id = ? AND id = ?`)
    .bind(organizationId, id)
    .first<KeyRow>();
}
