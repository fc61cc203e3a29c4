import { DEFAULT_IDLE_MS, type KeyState } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { type KeyRow, readRate } from './key-row.ts';

type KeyStateRow = Omit<KeyRow, 'name' | 'encrypted_secret' | 'created_at'> & {
  digest: string;
  idle_ms: number | null;
};

/** What the gateway needs to know of a key, whichever organization it belongs to; null when there is none. */
export async function findKey(env: Environment, keyId: string): Promise<KeyState | null> {
  const row = await env.DB.prepare(
    `SELECT id, organization_id, kind, digest, state, allowed_origins, rate, expires_at, valid_until, replaced_by, idle_ms
     FROM api_keys LEFT JOIN organization_settings USING (organization_id)
     WHERE id = ?`,
  )
    .bind(keyId)
    .first<KeyStateRow>();
  if (!row) return null;
  return {
    keyId: row.id,
    organizationId: row.organization_id,
    kind: row.kind,
    digest: row.digest,
    state: row.state,
    allowedOrigins: JSON.parse(row.allowed_origins) as string[],
    rate: readRate(row.rate),
    expiresAt: row.expires_at,
    validUntil: row.valid_until,
    replacedBy: row.replaced_by,
    settings: { idleMs: row.idle_ms ?? DEFAULT_IDLE_MS },
  };
}
