import { DEFAULT_IDLE_MS, type KeyState } from '@crow/contracts';
import type { Environment } from '../environment.ts';

interface KeyStateRow {
  id: string;
  organization_id: string;
  digest: string;
  state: 'active' | 'revoked';
  allowed_origins: string;
  idle_ms: number | null;
}

/** What the gateway needs to know of a key, whichever organization it belongs to; null when there is none. */
export async function findKey(env: Environment, keyId: string): Promise<KeyState | null> {
  const row = await env.DB.prepare(
    `SELECT api_keys.id, api_keys.organization_id, digest, state, allowed_origins, idle_ms
     FROM api_keys LEFT JOIN organization_settings USING (organization_id)
     WHERE api_keys.id = ?`,
  )
    .bind(keyId)
    .first<KeyStateRow>();
  if (!row) return null;
  return {
    keyId: row.id,
    organizationId: row.organization_id,
    digest: row.digest,
    state: row.state,
    allowedOrigins: JSON.parse(row.allowed_origins) as string[],
    settings: { idleMs: row.idle_ms ?? DEFAULT_IDLE_MS },
  };
}
