import { ID_PREFIX, type PurgePreview, type PurgeRequest, type Quarantine } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { KeptQuarantine } from '../catalog/quarantines.ts';
import type { Environment } from '../environment.ts';
import { wakeErasures } from '../erasures/wake-erasures.ts';
import { within } from '../failures/within.ts';
import { deliverRecords } from '../records/deliver-records.ts';
import { type Author, recordOf } from '../records/record.ts';
import { toldQuarantine } from './told-quarantine.ts';

/** What would be erased of a quarantine now; null when there is no such quarantine. */
export async function previewPurge(
  env: Environment,
  organizationId: string,
  quarantineId: string,
): Promise<PurgePreview | null> {
  const catalog = catalogOf(env, organizationId);
  const known = await within('catalog', catalog.findQuarantine(quarantineId));
  return known && previewOf(env, organizationId, known);
}

async function previewOf(env: Environment, organizationId: string, known: KeptQuarantine): Promise<PurgePreview> {
  const catalog = catalogOf(env, organizationId);
  const { keyId, from, to, origin } = known;
  const span = { keyId, from, to, origin };
  const [counts, begins, failed, unfinished] = await Promise.all([
    within('catalog', catalog.countCovered(span)),
    within('catalog', catalog.beginsCovered(span)),
    within('catalog', catalog.countFailed(span)),
    within('quarantined', env.QUARANTINED.countUnfinished(organizationId, span)),
  ]);
  return { ...counts, ...begins, failed, unfinished };
}

/**
 * Begins to erase for good what a quarantine covers, and what it will. It goes on in the background, whatever stops.
 * @returns null when there is no such quarantine, and why not when it can't be done
 */
export async function purgeQuarantine(
  env: Environment,
  author: Author,
  quarantineId: string,
  { keyName, includesMixed }: PurgeRequest,
  now: number,
): Promise<Quarantine | 'lifted' | 'other name' | null> {
  const { organizationId, actor } = author;
  const catalog = catalogOf(env, organizationId);
  const known = await within('catalog', catalog.findQuarantine(quarantineId));
  if (!known) return null;
  if (known.state === 'lifted') return 'lifted';
  if (known.keyName !== keyName) return 'other name';
  const { sessions, mixed, events, unfinished } = await previewOf(env, organizationId, known);
  const after = { quarantineId, includesMixed, sessions, mixed, events, unfinished };
  const erasureId = ID_PREFIX.erasure + crypto.randomUUID().replaceAll('-', '');
  // Looks after what was begun, should nobody get to wake it.
  await within('sweeper', env.SWEEPERS.getByName(organizationId).watch());
  await within(
    'catalog',
    catalog.beginErasure(
      { erasureId, quarantineId, includesMixed, begunAt: now, begunBy: actor },
      recordOf(author, 'quarantine_purge_begun', known.keyId, after, now),
    ),
  );
  await wakeErasures(env, organizationId);
  await deliverRecords(env, organizationId);
  return toldQuarantine(catalog, known);
}
