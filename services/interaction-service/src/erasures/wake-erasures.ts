import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { settlesMs } from './erasure-settings.ts';

/** Lets an organization's erasures go on. */
export async function wakeErasures(env: Pick<Environment, 'ERASURES'>, organizationId: string): Promise<void> {
  await within('erasures', env.ERASURES.getByName(organizationId).wake());
}

/** Lets them go on when there is something to do: whoever should have woken them may have been killed. */
export async function wakeDueErasures(env: Environment, organizationId: string, now: number): Promise<void> {
  const due = await within('catalog', catalogOf(env, organizationId).dueErasures(now - settlesMs(env)));
  if (due.length > 0) await wakeErasures(env, organizationId);
}
