import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { logError } from '../failures/log-error.ts';
import { within } from '../failures/within.ts';

const AT_ONCE = 50;

/**
 * Tells the audit log of changes that it has not heard of. Each is told until it is heard, and recorded once. Never fails: what can't be told now
 * the sweeper tells.
 * @returns whether all were told
 */
export async function deliverRecords(env: Environment, organizationId: string): Promise<boolean> {
  const catalog = catalogOf(env, organizationId);
  try {
    for (
      let untold = await catalog.untoldRecords(AT_ONCE);
      untold.length > 0;
      untold = await catalog.untoldRecords(AT_ONCE)
    ) {
      for (const { recordId, entry } of untold) {
        await within('records', env.RECORDS.record(organizationId, { ...entry, recordId }));
        await within('catalog', catalog.forgetUntold(recordId));
      }
    }
    return true;
  } catch (error) {
    logError('records_untold', error, { organizationId });
    await within('sweeper', env.SWEEPERS.getByName(organizationId).watch()).catch((unwatched: unknown) =>
      logError('sweeper_not_reached', unwatched, { organizationId }),
    );
    return false;
  }
}
