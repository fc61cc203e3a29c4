import type { KeyList, KeySummary } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { createKeyCipher } from './key-encryption.ts';
import { KEY_COLUMNS, type KeyRow, revealKey, summarize } from './key-row.ts';

/**
 * The keys of an organization, newest first.
 * @param reveal whether to show whole keys
 */
export async function listKeys(env: Environment, organizationId: string, reveal: boolean): Promise<KeyList> {
  const { results } = await env.DB.prepare(
    `SELECT ${KEY_COLUMNS} FROM api_keys WHERE organization_id = ? ORDER BY created_at DESC, id`,
  )
    .bind(organizationId)
    .all<KeyRow>();
  if (!reveal) return { keys: results.map(summarize) };
  const cipher = createKeyCipher(env.KEY_ENCRYPTION_KEYS);
  const keys = results.map(
    async (row): Promise<KeySummary> => ({ ...summarize(row), key: await revealKey(row, cipher) }),
  );
  return { keys: await Promise.all(keys) };
}
