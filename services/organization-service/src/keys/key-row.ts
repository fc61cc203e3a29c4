import { formatApiKey, type KeyKind, type KeyRate, type KeySummary } from '@crow/contracts';
import type { KeyCipher } from './key-encryption.ts';

/** A row of `api_keys` without what only the gateway needs. */
export interface KeyRow {
  id: string;
  organization_id: string;
  name: string;
  kind: KeyKind;
  encrypted_secret: string;
  allowed_origins: string;
  rate: string | null;
  state: 'active' | 'revoked';
  created_at: number;
  expires_at: number | null;
  valid_until: number | null;
  replaced_by: string | null;
}

export const KEY_COLUMNS = `id, organization_id, name, kind, encrypted_secret, allowed_origins, rate, state, created_at,
  expires_at, valid_until, replaced_by`;

/** A key of an organization; null when it has no such key. */
export function findRow(db: D1Database, organizationId: string, keyId: string): Promise<KeyRow | null> {
  return db
    .prepare(`SELECT ${KEY_COLUMNS} FROM api_keys WHERE organization_id = ? AND id = ?`)
    .bind(organizationId, keyId)
    .first<KeyRow>();
}

/** What a secret is bound to when it is encrypted. */
export function placeOf(organizationId: string, keyId: string): string {
  return `${organizationId}/${keyId}`;
}

/** The whole API key of a row. @throws when it can't be decrypted */
export async function decryptKey(row: KeyRow, cipher: KeyCipher): Promise<string> {
  const secret = await cipher.decrypt(row.encrypted_secret, placeOf(row.organization_id, row.id));
  return formatApiKey({ kind: row.kind, keyId: row.id, secret });
}

/** What the dashboard sees of a row: nothing that would let anybody in. */
export function summarize(row: KeyRow): KeySummary {
  return {
    keyId: row.id,
    name: row.name,
    kind: row.kind,
    state: row.state,
    allowedOrigins: JSON.parse(row.allowed_origins) as string[],
    rate: readRate(row.rate),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    validUntil: row.valid_until,
    replacedBy: row.replaced_by,
  };
}

/** Reads the stored form of a rate. */
export function readRate(stored: string | null): KeyRate | null {
  return stored === null ? null : (JSON.parse(stored) as KeyRate);
}
