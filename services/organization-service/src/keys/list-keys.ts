import type { KeyList } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { KEY_COLUMNS, type KeyRow, summarize } from './key-row.ts';

/** The keys of an organization, newest first, without what would let anybody in. */
export async function listKeys(env: Environment, organizationId: string): Promise<KeyList> {
  const { results } = await env.DB.prepare(
    `SELECT ${KEY_COLUMNS} FROM api_keys WHERE organization_id = ? ORDER BY created_at DESC, id`,
  )
    .bind(organizationId)
    .all<KeyRow>();
  return { keys: results.map(summarize) };
}
