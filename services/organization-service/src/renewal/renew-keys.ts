import type { RenewalAnswer } from '@crow/contracts';
import type { Author } from '../audit/author.ts';
import { changeOnRecord } from '../audit/change-on-record.ts';
import type { Environment } from '../environment.ts';
import { createRenewer, type RenewableRow } from './renew-row.ts';

/** Keys of one request: few enough that it ends well before a request may take too long. */
const KEYS_AT_ONCE = 50;

/**
 * Brings the next keys of the deployment, in the order of their ids, under the current key-encryption key and pepper. What
 * is done for an organization and the record of it are one batch: cut off anywhere, nothing is half renewed, and who begins
 * again finds what was renewed before up to date.
 * @param after id of the last key that was looked at; empty: from the first
 */
export async function renewKeys(env: Environment, after: string, from: Author['from']): Promise<RenewalAnswer> {
  const { results } = await env.DB.prepare('SELECT id, organization_id FROM api_keys WHERE id > ? ORDER BY id LIMIT ?')
    .bind(after, KEYS_AT_ONCE)
    .all<{ id: string; organization_id: string }>();
  const answer: RenewalAnswer = {
    checked: results.length,
    renewed: 0,
    unreadable: [],
    next: results.length < KEYS_AT_ONCE ? null : (results.at(-1)?.id ?? null),
  };
  for (const [organizationId, rows] of Map.groupBy(results, (row) => row.organization_id)) {
    const keyIds = rows.map(({ id }) => id);
    const done = await renewInOrganization(env, { organizationId, actor: 'setup', from }, keyIds);
    answer.renewed += done.renewed;
    answer.unreadable.push(...done.unreadable);
  }
  return answer;
}

async function renewInOrganization(env: Environment, author: Author, keyIds: string[]) {
  const renew = createRenewer(env);
  const { organizationId } = author;
  let done = { renewed: 0, unreadable: [] as string[] };
  await changeOnRecord(env.DB, author, async () => {
    done = { renewed: 0, unreadable: [] };
    const statements: D1PreparedStatement[] = [];
    for (const row of await readRows(env.DB, organizationId, keyIds)) {
      const renewed = await renew(row);
      if (renewed === 'unreadable') done.unreadable.push(row.id);
      if (typeof renewed === 'string') continue;
      done.renewed += 1;
      statements.push(
        env.DB.prepare(
          'UPDATE api_keys SET digest = ?, encrypted_secret = ? WHERE organization_id = ? AND id = ?',
        ).bind(renewed.digest, renewed.encryptedSecret, organizationId, row.id),
      );
    }
    if (statements.length === 0) return null;
    const after = { keys: statements.length, encryptionKey: renew.encryptionKey };
    return { statements, action: 'keys_renewed', subject: organizationId, details: { after } };
  });
  return done;
}

async function readRows(db: D1Database, organizationId: string, keyIds: string[]): Promise<RenewableRow[]> {
  const places = keyIds.map(() => '?').join(', ');
  const { results } = await db
    .prepare(
      `SELECT id, organization_id, kind, digest, encrypted_secret FROM api_keys
       WHERE organization_id = ? AND id IN (${places})`,
    )
    .bind(organizationId, ...keyIds)
    .all<RenewableRow>();
  return results;
}
