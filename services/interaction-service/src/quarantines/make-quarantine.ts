import { type ArrivalSpan, ID_PREFIX, type Quarantine } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { deliverRecords } from '../records/deliver-records.ts';
import { type Author, recordOf } from '../records/record.ts';
import { toldQuarantine } from './told-quarantine.ts';

/**
 * Hides what came in a span. Its record is written with it, and the audit log told. Asking again for the same span gives
 * the same quarantine, and tells the live view again.
 * @returns null when the organization has no such key
 */
export async function makeQuarantine(
  env: Environment,
  author: Author,
  span: ArrivalSpan,
  now: number,
): Promise<Quarantine | null> {
  const { organizationId, actor } = author;
  const keyName = await within('records', env.RECORDS.keyName(organizationId, span.keyId));
  if (keyName === null) return null;
  const quarantineId = ID_PREFIX.quarantine + crypto.randomUUID().replaceAll('-', '');
  const catalog = catalogOf(env, organizationId);
  const kept = await within(
    'catalog',
    catalog.keepQuarantine(
      { quarantineId, ...span, keyName, state: 'active', createdAt: now, createdBy: actor },
      recordOf(author, 'quarantine_made', span.keyId, { quarantineId, ...span }, now),
    ),
  );
  await deliverRecords(env, organizationId);
  await within('quarantined', env.QUARANTINED.hide(organizationId, kept.quarantineId, span, true));
  return toldQuarantine(catalog, kept);
}
