import type { WholeKey } from '@crow/contracts';
import type { Author } from '../audit/author.ts';
import { changeOnRecord } from '../audit/change-on-record.ts';
import type { Environment } from '../environment.ts';
import { createKeyCipher } from './key-encryption.ts';
import { decryptKey, findRow, summarize } from './key-row.ts';
import { refuseEnded, refuseUnknown } from './refuse-key.ts';

/**
 * The whole key, for somebody who asked to see it. It is shown only after the record of that is written.
 * @returns the key, or why it is refused
 */
export async function revealKey(env: Environment, author: Author, keyId: string): Promise<WholeKey | Response> {
  const row = await findRow(env.DB, author.organizationId, keyId);
  if (!row) return refuseUnknown();
  const refusal = refuseEnded(row);
  if (refusal) return refusal;
  const key = await decryptKey(row, createKeyCipher(env.KEY_ENCRYPTION_KEYS));
  const details = { after: { name: row.name } };
  await changeOnRecord(env.DB, author, async () => ({
    statements: [],
    action: 'key_revealed',
    subject: keyId,
    details,
  }));
  return { ...summarize(row), key };
}
