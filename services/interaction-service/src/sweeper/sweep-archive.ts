import { revisionOfArchiveKey } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { ArchivedRevision } from '../catalog/unsettled.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import type { SweeperSettings } from './sweeper-settings.ts';
import type { SweeperStore } from './sweeper-store.ts';

const DAY_MS = 86_400_000;
/** Days of sessions' starts that every look goes through: today, and those before it. Older ones come with the walk over all days. */
const DAYS = 3;
const PAGE = 500;
/** Pages of one part of a look. */
const PAGES = 20;

type Needs = Pick<Environment, 'ARCHIVE' | 'CATALOG'>;

/**
 * Does one part of a look through the archive of an organization, and notes what is overdue. The archive is the truth of
 * what must be processed: nothing has to be told for a session to be found.
 * @returns whether the look has come to its end
 */
export async function sweepArchive(
  env: Needs & Environment,
  organizationId: string,
  store: SweeperStore,
  { overdueAfterMs }: SweeperSettings,
  now: number,
): Promise<boolean> {
  const lookAt = async (prefix: string, cursor: string | null): Promise<string | null> => {
    const page = await readPage(env, prefix, cursor);
    const late = page.revisions.filter(({ archivedAt }) => archivedAt <= now - overdueAfterMs);
    const catalog = catalogOf(env, organizationId);
    const unsettled = await within('catalog', catalog.unsettledOf(late, now - overdueAfterMs));
    for (const revision of unsettled) store.note(revision, now);
    store.update({ found: store.sweep().found + page.revisions.length });
    return page.next;
  };

  if (store.sweep().day === null) store.update({ day: dayOf(now - (DAYS - 1) * DAY_MS), dayCursor: null, found: 0 });
  const today = dayOf(now);
  for (let pages = 0; pages < PAGES; pages++) {
    const { day, dayCursor } = store.sweep();
    if (day === null || day > today) break;
    const next = await lookAt(`org=${organizationId}/date=${day}/`, dayCursor);
    store.update(next === null ? { day: dayAfter(day), dayCursor: null } : { dayCursor: next });
  }
  if ((store.sweep().day ?? '') <= today) return false;
  store.update({ allCursor: await lookAt(`org=${organizationId}/`, store.sweep().allCursor) });
  store.update({ day: null, dayCursor: null, sweptAt: now });
  return true;
}

async function readPage(
  env: Pick<Environment, 'ARCHIVE'>,
  prefix: string,
  cursor: string | null,
): Promise<{ revisions: ArchivedRevision[]; next: string | null }> {
  const listed = await within('archive', env.ARCHIVE.list({ prefix, limit: PAGE, ...(cursor !== null && { cursor }) }));
  const revisions = listed.objects.flatMap(({ key, uploaded }) => {
    const named = revisionOfArchiveKey(key);
    return named ? [{ ...named, archiveKey: key, archivedAt: uploaded.getTime() }] : [];
  });
  return { revisions, next: listed.truncated ? listed.cursor : null };
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const dayAfter = (day: string) => dayOf(Date.parse(day) + DAY_MS);
