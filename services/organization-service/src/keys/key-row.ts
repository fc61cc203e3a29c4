import { formatApiKey, type KeySummary } from '@crow/contracts';
import type { KeyCipher } from './key-encryption.ts';

/** A row of `api_keys` without what only the gateway needs. */
export interface KeyRow {
  id: string;
  organization_id: string;
  name: string;
  encrypted_secret: string;
  allowed_origins: string;
  state: 'active' | 'revoked';
  created_at: number;
}

export const KEY_COLUMNS = 'id, organization_id, name, encrypted_secret, allowed_origins, state, created_at';

/** What a secret is bound to when it is encrypted. */
export function placeOf(organizationId: string, keyId: string): string {
  return `${organizationId}/${keyId}`;
}

/** The whole API key of a row. @throws when it can't be decrypted */
export async function revealKey(row: KeyRow, cipher: KeyCipher): Promise<string> {
  return formatApiKey(row.id, await cipher.decrypt(row.encrypted_secret, placeOf(row.organization_id, row.id)));
}

export function summarize(row: KeyRow): KeySummary {
  return {
    keyId: row.id,
    name: row.name,
    state: row.state,
    allowedOrigins: JSON.parse(row.allowed_origins) as string[],
    createdAt: row.created_at,
  };
}
