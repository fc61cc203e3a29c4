import type { Quarantine } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { deliverRecords } from '../records/deliver-records.ts';
import { type Author, recordOf } from '../records/record.ts';
import { isErasing, toldQuarantine } from './told-quarantine.ts';

/**
 * Lets back what a quarantine hides, but for what others hide as well and what was erased.
 * @returns null when there is no such quarantine; `erasing` when it can't be lifted before that has ended
 */
export async function liftQuarantine(
  env: Environment,
  author: Author,
  quarantineId: string,
  now: number,
): Promise<Quarantine | 'erasing' | null> {
  const { organizationId } = author;
  const catalog = catalogOf(env, organizationId);
  const known = await within('catalog', catalog.findQuarantine(quarantineId));
  if (!known) return null;
  const erasure = await within('catalog', catalog.erasureOfQuarantine(quarantineId));
  if (known.state === 'active' && erasure && isErasing(erasure)) return 'erasing';
  const record = recordOf(author, 'quarantine_lifted', known.keyId, { quarantineId }, now);
  await within('catalog', catalog.liftQuarantine(quarantineId, now, record));
  await deliverRecords(env, organizationId);
  const kept = await within('catalog', catalog.findQuarantine(quarantineId));
  if (kept?.state === 'lifted') {
    await within('quarantined', env.QUARANTINED.hide(organizationId, quarantineId, known, false));
  }
  return kept && toldQuarantine(catalog, kept);
}
