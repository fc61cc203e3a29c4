import { problemResponse, ROTATION_OVERLAPS, type RotationOverlap } from '@crow/contracts';
import type { Author } from '../audit/author.ts';
import { changeOnRecord } from '../audit/change-on-record.ts';
import type { Environment } from '../environment.ts';
import { prepareInsert } from './insert-key.ts';
import { findRow, type KeyRow, summarize } from './key-row.ts';
import { makeKeyId } from './make-key.ts';
import { refuseEnded, refuseUnknown } from './refuse-key.ts';

/**
 * Makes a key with the same settings that takes the place of another; the old one goes on for the overlap.
 * @returns the new key, or why it is refused
 */
export async function rotateKey(
  env: Environment,
  author: Author,
  keyId: string,
  overlap: RotationOverlap,
): Promise<KeyRow | Response> {
  const { organizationId } = author;
  const id = makeKeyId();
  let refusal: Response | undefined;
  await changeOnRecord(env.DB, author, async () => {
    const row = await findRow(env.DB, organizationId, keyId);
    refusal = row ? (refuseEnded(row) ?? refuseRotated(row)) : refuseUnknown();
    if (refusal || !row) return null;
    const { name, kind, allowedOrigins, rate, expiresAt } = summarize(row);
    const validUntil = Date.now() + ROTATION_OVERLAPS[overlap];
    return {
      statements: [
        await prepareInsert(env, organizationId, { id, name, kind, allowedOrigins, rate, expiresAt }),
        env.DB.prepare(
          'UPDATE api_keys SET valid_until = ?, replaced_by = ? WHERE organization_id = ? AND id = ?',
        ).bind(validUntil, id, organizationId, keyId),
      ],
      action: 'key_rotated',
      subject: keyId,
      details: { before: { name, validUntil: null, replacedBy: null }, after: { name, validUntil, replacedBy: id } },
    };
  });
  return refusal ?? (await findRow(env.DB, organizationId, id)) ?? refuseUnknown();
}

function refuseRotated({ replaced_by }: KeyRow): Response | undefined {
  if (replaced_by === null) return undefined;
  return problemResponse('conflict', `This key is being replaced by ${replaced_by} already. Rotate that one.`);
}
