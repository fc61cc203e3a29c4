import { formatApiKey, type KeyKind, type KeySettings } from '@crow/contracts';
import { createKeyDigester } from '@crow/service-auth';
import type { Environment } from '../environment.ts';
import { createKeyCipher } from './key-encryption.ts';
import { placeOf } from './key-row.ts';
import { makeKeySecret } from './make-key.ts';

export interface NewKey extends KeySettings {
  id: string;
  kind: KeyKind;
}

/** Makes a key's secret, and the statement that stores it: as a digest to compare, and encrypted to be shown again. */
export async function prepareInsert(
  env: Environment,
  organizationId: string,
  key: NewKey,
): Promise<D1PreparedStatement> {
  const { id, kind, name, allowedOrigins, rate, expiresAt } = key;
  const secret = makeKeySecret();
  const [digest, encryptedSecret] = await Promise.all([
    createKeyDigester(env.KEY_PEPPER)(formatApiKey({ kind, keyId: id, secret })),
    createKeyCipher(env.KEY_ENCRYPTION_KEYS).encrypt(secret, placeOf(organizationId, id)),
  ]);
  return env.DB.prepare(
    `INSERT INTO api_keys
       (id, organization_id, name, kind, digest, encrypted_secret, allowed_origins, rate, expires_at, state, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', ?)`,
  ).bind(
    id,
    organizationId,
    name,
    kind,
    digest,
    encryptedSecret,
    JSON.stringify(allowedOrigins),
    rate && JSON.stringify(rate),
    expiresAt,
    Date.now(),
  );
}
