import type { Environment } from '../environment.ts';
import { logError } from '../failures/log-error.ts';
import { within } from '../failures/within.ts';

/** This long an organization that is looked after is not told of again. */
const REMEMBERED_MS = 60_000;
const REMEMBERED_ORGANIZATIONS = 10_000;

const watchedUntil = new Map<string, number>();

/** Lets sweepers look after these organizations. A failure only means that the next batch tells them. */
export async function watchOrganizations(
  env: Pick<Environment, 'SWEEPERS'>,
  organizationIds: Iterable<string>,
  now: () => number = Date.now,
): Promise<void> {
  const unwatched = [...new Set(organizationIds)].filter((id) => (watchedUntil.get(id) ?? 0) <= now());
  if (watchedUntil.size > REMEMBERED_ORGANIZATIONS) watchedUntil.clear();
  await Promise.all(
    unwatched.map(async (organizationId) => {
      try {
        await within('sweeper', env.SWEEPERS.getByName(organizationId).watch());
        watchedUntil.set(organizationId, now() + REMEMBERED_MS);
      } catch (error) {
        logError('sweeper_not_reached', error, { organizationId });
      }
    }),
  );
}
