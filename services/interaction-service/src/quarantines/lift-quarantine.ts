import type { Quarantine } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { type Author, record } from '../records/record.ts';
import { toldQuarantine } from './told-quarantine.ts';

/**
 * Lets back what a quarantine hides, but for what others hide as well.
 * @returns null when there is no such quarantine
 */
export async function liftQuarantine(
  env: Environment,
  author: Author,
  quarantineId: string,
  now: number,
): Promise<Quarantine | null> {
  const { organizationId } = author;
  const catalog = catalogOf(env, organizationId);
  const known = await within('catalog', catalog.findQuarantine(quarantineId));
  if (!known) return null;
  if (known.state !== 'lifted') await record(env, author, 'quarantine_lifted', known.keyId, { quarantineId });
  await within('catalog', catalog.liftQuarantine(quarantineId, now));
  const kept = await within('catalog', catalog.findQuarantine(quarantineId));
  if (kept?.state === 'lifted') {
    await within('quarantined', env.QUARANTINED.hide(organizationId, quarantineId, known, false));
  }
  return kept && toldQuarantine(catalog, kept);
}
