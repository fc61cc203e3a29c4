import { REMEMBERED_MS } from '../configuration.ts';
import { within } from '../failures/within.ts';
import type { UntoldRefusals } from '../ledger/untold-refusals.ts';
import type { FollowOnStore } from './follow-on-store.ts';
import { heldInArchive } from './held-in-archive.ts';
import { readArchive } from './session-archive.ts';
import type { SessionRow } from './session-row.ts';
import type { SessionStore } from './session-store.ts';

/** What a freed session forgets, and how it knows it again. `docs/decisions/0003-session-tombstone.md` tells how long what stays. */
export class FreedSession {
  #storage: DurableObjectStorage;
  #store: SessionStore;
  #followOns: FollowOnStore;
  #refusals: UntoldRefusals;

  constructor(
    storage: DurableObjectStorage,
    { store, followOns, refusals }: { store: SessionStore; followOns: FollowOnStore; refusals: UntoldRefusals },
  ) {
    this.#storage = storage;
    this.#store = store;
    this.#followOns = followOns;
    this.#refusals = refusals;
  }

  /** Nothing that the session holds can come again from a device: which batches it had is forgotten, and without an archive all of it. */
  async forget(archive: R2Bucket, session: SessionRow, now: number): Promise<void> {
    if (!(await hasArchive(archive, session))) return this.#vanish(session, now);
    if (!this.#isStill(session)) return;
    this.#store.forgetFreed(now + REMEMBERED_MS);
    this.#followOns.forgetBatches();
  }

  /**
   * Reads in the archive which events the session holds, when it has forgotten it or never knew: before it takes another batch.
   * @throws when the archive can't be read
   */
  async remember(archive: R2Bucket, now: number): Promise<void> {
    const session = this.#store.session();
    if (!session || session.freedArchiveKey === null || session.freedNumbers !== null) return;
    if (session.state === 'freed' && !(await hasArchive(archive, session))) return this.#vanish(session, now);
    const { events } = await readArchive(archive, session.freedArchiveKey);
    const current = this.#store.session();
    const isUnknown = current?.freedNumbers === null && current.freedArchiveKey === session.freedArchiveKey;
    if (isUnknown) this.#store.rememberFreed(heldInArchive(events));
  }

  /** A session whose archive is gone is gone itself, but for what the ledger has not heard of. */
  async #vanish(session: SessionRow, now: number): Promise<void> {
    if (!this.#isStill(session)) return;
    if (this.#refusals.count() > 0) {
      this.#store.update({ attempts: 0, attemptAt: now + REMEMBERED_MS });
      return;
    }
    await this.#storage.deleteAll();
    this.#store.forget();
    this.#followOns.forget();
  }

  #isStill({ state, revision }: SessionRow): boolean {
    const current = this.#store.session();
    return current?.state === state && current.revision === revision;
  }
}

async function hasArchive(archive: R2Bucket, { freedArchiveKey }: SessionRow): Promise<boolean> {
  return freedArchiveKey !== null && (await within('archive', archive.head(freedArchiveKey))) !== null;
}
