import { formatApiKey } from '@crow/contracts';
import { createKeyDigester } from '@crow/service-auth';
import type { Environment } from '../environment.ts';
import { createKeyCipher } from '../keys/key-encryption.ts';
import { type KeyRow, placeOf } from '../keys/key-row.ts';

export type RenewableRow = Pick<KeyRow, 'id' | 'organization_id' | 'kind' | 'encrypted_secret'> & { digest: string };

export interface Renewer {
  /** What a row shall hold, or why it stays as it is. */
  (row: RenewableRow): Promise<{ digest: string; encryptedSecret: string } | 'current' | 'unreadable'>;
  /** Version of the key-encryption key that it encrypts under. */
  encryptionKey: string;
}

/** Renews how a key is kept: its secret under the current key-encryption key, its digest under the current pepper. */
export function createRenewer(env: Pick<Environment, 'KEY_ENCRYPTION_KEYS' | 'KEY_PEPPER'>): Renewer {
  const cipher = createKeyCipher(env.KEY_ENCRYPTION_KEYS);
  const digestOf = createKeyDigester(env.KEY_PEPPER);
  const renew = async ({ id, organization_id, kind, digest, encrypted_secret }: RenewableRow) => {
    const place = placeOf(organization_id, id);
    let secret: string;
    try {
      secret = await cipher.decrypt(encrypted_secret, place);
    } catch {
      return 'unreadable' as const; // told to the operator, who knows which key-encryption keys there were
    }
    const newDigest = await digestOf(formatApiKey({ kind, keyId: id, secret }));
    const isEncrypted = encrypted_secret.startsWith(`${cipher.current}.`);
    if (isEncrypted && newDigest === digest) return 'current' as const;
    const encryptedSecret = isEncrypted ? encrypted_secret : await cipher.encrypt(secret, place);
    return { digest: newDigest, encryptedSecret };
  };
  return Object.assign(renew, { encryptionKey: cipher.current });
}
