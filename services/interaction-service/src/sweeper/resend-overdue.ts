import { type InteractionMessage, interactionQueueOf } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { MOST_SENDS, type SweeperSettings, waitAfter } from './sweeper-settings.ts';
import type { SweeperStore } from './sweeper-store.ts';

const PAGE = 500;
/** Sessions that are sent in one part of a look. */
const SENT_AT_ONCE = 200;

/** Forgets the overdue revisions that meanwhile came to an end. */
export async function dropSettled(
  env: Environment,
  organizationId: string,
  store: SweeperStore,
  { overdueAfterMs }: SweeperSettings,
  now: number,
): Promise<void> {
  const catalog = catalogOf(env, organizationId);
  for (let page = store.page(PAGE); page.length > 0; page = store.page(PAGE, page.at(-1))) {
    const unsettled = new Set(await within('catalog', catalog.unsettledOf(page, now - overdueAfterMs)));
    for (const revision of page) if (!unsettled.has(revision)) store.remove(revision);
  }
}

/**
 * Sends what is overdue through the pipeline again, in a workflow instance of its own: the one that had it may be dead. What
 * came to no end after {@link MOST_SENDS} times is kept as failed, where people see it.
 * @returns whether all that was due has been sent
 */
export async function resendOverdue(
  env: Environment,
  organizationId: string,
  store: SweeperStore,
  settings: SweeperSettings,
  now: number,
): Promise<boolean> {
  const due = store.due(now, SENT_AT_ONCE);
  for (const revision of due) {
    const { sessionId, archiveKey } = revision;
    if (!(await within('archive', env.ARCHIVE.head(archiveKey)))) {
      store.remove(revision); // its archive was deleted since: there is nothing to process
      continue;
    }
    const message = { organizationId, sessionId, revision: revision.revision, archiveKey };
    if (revision.sends >= MOST_SENDS) await giveUp(env, message, now);
    else await within('queue', interactionQueueOf(env, sessionId).send({ ...message, sweep: revision.sends + 1 }));
    const sends = Math.min(revision.sends + 1, MOST_SENDS);
    store.noteSent(revision, now + waitAfter(sends, settings));
    store.update({ resent: store.sweep().resent + 1 });
  }
  return due.length < SENT_AT_ONCE;
}

async function giveUp(env: Environment, message: InteractionMessage, now: number): Promise<void> {
  const reason = `it was sent ${MOST_SENDS} times and was neither stored nor failed`;
  await within(
    'queue',
    env.DEAD_LETTERS.send({ ...message, stage: 'queue', kind: 'transient', reason, failedAt: now }),
  );
}
