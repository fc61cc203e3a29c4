import type { Author } from '../audit/author.ts';
import { changeOnRecord } from '../audit/change-on-record.ts';
import type { Environment } from '../environment.ts';
import { type NewKey, prepareInsert } from './insert-key.ts';
import { findRow, type KeyRow } from './key-row.ts';

/**
 * Makes an API key. One that exists under this id already is left as it is, so that a try that was cut off can be
 * repeated.
 * @returns the stored row
 */
export async function createKey(env: Environment, author: Author, key: NewKey): Promise<KeyRow> {
  const { organizationId } = author;
  const { id, ...after } = key;
  await changeOnRecord(env.DB, author, async () => {
    if (await findRow(env.DB, organizationId, id)) return null;
    const statements = [await prepareInsert(env, organizationId, key)];
    return { statements, action: 'key_created', subject: id, details: { after } };
  });
  const row = await findRow(env.DB, organizationId, id);
  if (!row) throw new Error(`the key ${id} was written but can't be read`);
  return row;
}
