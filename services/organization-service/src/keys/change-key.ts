import { type KeySettings, problemResponse } from '@crow/contracts';
import type { Author } from '../audit/author.ts';
import { changeOnRecord } from '../audit/change-on-record.ts';
import type { Environment } from '../environment.ts';
import { findRow, type KeyRow, summarize } from './key-row.ts';
import { refuseEnded, refuseUnknown } from './refuse-key.ts';

type Changes = { [Name in keyof KeySettings]?: KeySettings[Name] | undefined };

/**
 * Changes settings of a key that still works. What is set to the value it has is no change, and leaves no record.
 * @returns the key as it is now, or why it is refused
 */
export async function changeKey(
  env: Environment,
  author: Author,
  keyId: string,
  changes: Changes,
): Promise<KeyRow | Response> {
  const { organizationId } = author;
  let refusal: Response | undefined;
  await changeOnRecord(env.DB, author, async () => {
    const row = await findRow(env.DB, organizationId, keyId);
    refusal = row ? (refuseEnded(row) ?? refuseForeignLimits(row, changes)) : refuseUnknown();
    if (refusal || !row) return null;
    const { before, after } = differences(row, changes);
    if (Object.keys(after).length === 0) return null;
    const next = { ...summarize(row), ...after };
    const update = env.DB.prepare(
      `UPDATE api_keys SET name = ?, allowed_origins = ?, rate = ?, expires_at = ?
       WHERE organization_id = ? AND id = ? AND state = 'active'`,
    ).bind(
      next.name,
      JSON.stringify(next.allowedOrigins),
      next.rate && JSON.stringify(next.rate),
      next.expiresAt,
      organizationId,
      keyId,
    );
    return { statements: [update], action: 'key_changed', subject: keyId, details: { before, after } };
  });
  return refusal ?? (await findRow(env.DB, organizationId, keyId)) ?? refuseUnknown();
}

/** Only what differs from the stored key, as it was and as it shall be. */
function differences(row: KeyRow, changes: Changes) {
  const stored = summarize(row);
  const before: Record<string, unknown> = {};
  const after: Partial<KeySettings> = {};
  for (const name of ['name', 'allowedOrigins', 'rate', 'expiresAt'] as const) {
    const wanted = changes[name];
    if (wanted === undefined || JSON.stringify(wanted) === JSON.stringify(stored[name])) continue;
    before[name] = stored[name];
    Object.assign(after, { [name]: wanted });
  }
  return { before, after };
}

function refuseForeignLimits(row: KeyRow, { allowedOrigins, rate }: Changes): Response | undefined {
  if (row.kind === 'publishable' || (!allowedOrigins?.length && !rate)) return undefined;
  return problemResponse('invalid_request', 'Domains and rate are for publishable keys only.', {
    place: { field: rate ? 'rate' : 'allowedOrigins' },
  });
}
