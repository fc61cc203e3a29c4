import { findFingerprint } from '../batches/batch-fingerprints.ts';

/** The session that batches are handed over to. */
export interface FollowOn {
  sessionId: string;
  /** The session that it follows: the full one before it. */
  follows: string;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS follow_on (
    position INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL,
    follows TEXT NOT NULL,
    batches BLOB
  );
`;

/**
 * The sessions that follow a full one, as its object knows them: one row each. Only the newest takes batches. A full
 * one takes none any more, so its fingerprints, which it told when it was found full, are all it will ever
 * hold: a batch that comes again is recognised here, and a new one goes to the newest at once.
 */
export class FollowOnStore {
  #storage: DurableObjectStorage;
  #newest: FollowOn | null | undefined;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** The session that takes new batches now; null as long as this one does. */
  newest(): FollowOn | null {
    if (this.#newest === undefined) this.#newest = this.#readNewest();
    return this.#newest;
  }

  /**
   * The session that follows this one directly, and whoever asks needs to look into next.
   * @throws when this one is not full
   */
  first(): FollowOn {
    const first = this.newest() && this.#read('ASC');
    if (!first) throw new Error('no session follows one that is not full');
    return first;
  }

  /** All sessions that follow, oldest first. */
  all(): FollowOn[] {
    if (this.newest() === null) return [];
    return this.#storage.sql
      .exec<{ sessionId: string; follows: string }>(
        'SELECT session_id AS sessionId, follows FROM follow_on ORDER BY position',
      )
      .toArray();
  }

  /** Names the first follow-on session: from now on this one takes no new batch. */
  begin(followOn: FollowOn): void {
    this.#storage.sql.exec(SCHEMA);
    this.#add(followOn);
  }

  /**
   * Notes that the newest follow-on session was found full; does nothing when another one is the newest by now.
   * @param batches the fingerprints of all that it holds
   * @param next the session that follows it
   */
  extend(full: FollowOn, batches: Uint8Array, next: FollowOn): void {
    if (this.newest()?.sessionId !== full.sessionId) return;
    this.#storage.transactionSync(() => {
      this.#storage.sql.exec(
        'UPDATE follow_on SET batches = ? WHERE session_id = ?',
        batches.slice().buffer,
        full.sessionId,
      );
      this.#add(next);
    });
  }

  /** How many events of a batch were accepted by a follow-on session that is full, or null when none of them holds it. */
  acceptedOf(batchId: string): number | null {
    if (this.newest() === null) return null;
    const rows = this.#storage.sql.exec<{ batches: ArrayBuffer }>(
      'SELECT batches FROM follow_on WHERE batches IS NOT NULL ORDER BY position DESC',
    );
    for (const { batches } of rows) {
      const accepted = findFingerprint(new Uint8Array(batches), batchId);
      if (accepted !== null) return accepted;
    }
    return null;
  }

  /** Removes all of it. */
  drop(): void {
    this.#storage.sql.exec('DROP TABLE IF EXISTS follow_on');
    this.forget();
  }

  /** Forgets which batches the full ones hold; who follows whom stays. */
  forgetBatches(): void {
    if (this.newest() !== null) this.#storage.sql.exec('UPDATE follow_on SET batches = NULL');
  }

  /** Drops what is kept in memory, after a write that may have failed half way. */
  forget(): void {
    this.#newest = undefined;
  }

  #add(followOn: FollowOn): void {
    const { sessionId, follows } = followOn;
    this.#storage.sql.exec('INSERT INTO follow_on (session_id, follows) VALUES (?, ?)', sessionId, follows);
    this.#newest = followOn;
  }

  #readNewest(): FollowOn | null {
    const tables = this.#storage.sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'follow_on'");
    if (tables.toArray().length === 0) return null;
    return this.#read('DESC');
  }

  #read(order: 'ASC' | 'DESC'): FollowOn | null {
    const [followOn] = this.#storage.sql.exec<{ sessionId: string; follows: string }>(
      `SELECT session_id AS sessionId, follows FROM follow_on ORDER BY position ${order} LIMIT 1`,
    );
    return followOn ?? null;
  }
}
