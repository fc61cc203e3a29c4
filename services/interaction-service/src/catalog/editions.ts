import type { Understanding } from '@crow/contracts';
import { isHidden } from './hidden.ts';
import type { KeptReread } from './reread-rows.ts';
import { keepReread } from './rereads.ts';
import type { CatalogScope } from './scope.ts';
import { IF_CURRENT, interactionStatements, readBack, readingColumns, type StoredReading } from './stored-reading.ts';

/** Names one edition of a session. */
export interface Edition {
  revision: number;
  edition: number;
}

/** An edition, and the session that it is of. */
export interface SessionEdition extends Edition {
  sessionId: string;
}

/** A reading that takes the place of the edition before it. */
export interface NewEdition extends StoredReading {
  resultKey: string;
  /** What the re-analysis says of it; it is written together with it. */
  reread: KeptReread;
  storedAt: number;
}

export function editionCatalog(scope: CatalogScope) {
  const { database, organizationId } = scope;
  return {
    /** Editions after the first that were ever stored of some sessions. */
    async editionsOf(sessionIds: readonly string[]): Promise<SessionEdition[]> {
      const { results } = await database
        .prepare(
          `SELECT session_id AS sessionId, revision, edition FROM session_editions
           WHERE organization_id = ?1 AND session_id IN (SELECT value FROM json_each(?2))`,
        )
        .bind(organizationId, JSON.stringify(sessionIds))
        .all<SessionEdition>();
      return results;
    },

    /**
     * Stores an edition in one transaction, only in the place of the one before it, and of a session that is still there and not
     * hidden. A session that was erased does not come back.
     * @returns false when it is not stored; then nothing was changed
     */
    async storeEdition(stored: NewEdition): Promise<boolean> {
      const { result, edition, reread, storedAt } = stored;
      const { sessionId, revision } = result.context;
      const row = { ...readingColumns(result.understanding), edition, result_key: stored.resultKey };
      const columns = Object.keys(row).map((column, place) => `${column} = ?${place + 5}`);
      const current = [organizationId, sessionId, revision, edition] as const;
      await database.batch([
        database
          .prepare(
            `UPDATE sessions SET ${columns.join(', ')} WHERE organization_id = ?1 AND session_id = ?2 AND revision = ?3
             AND edition = ?4 AND NOT ${isHidden('?2')}`,
          )
          .bind(organizationId, sessionId, revision, edition - 1, ...Object.values(row)),
        ...interactionStatements(scope, stored),
        database
          .prepare(
            `INSERT INTO session_editions (organization_id, session_id, revision, edition, reanalysis_id, stored_at)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ${IF_CURRENT} ON CONFLICT DO NOTHING`,
          )
          .bind(...current, reread.reanalysisId, storedAt),
        keepReread(scope, reread, { revision, edition }),
      ]);
      return readBack(scope, stored);
    },

    /** Notes that today's analyst reads a session as it is stored. */
    async confirmReading(
      sessionId: string,
      { revision, edition }: Edition,
      { provenance }: Understanding,
    ): Promise<void> {
      await database
        .prepare(
          `UPDATE sessions SET provenance = ?5 WHERE organization_id = ?1 AND session_id = ?2 AND revision = ?3 AND edition = ?4`,
        )
        .bind(organizationId, sessionId, revision, edition, JSON.stringify(provenance))
        .run();
    },

    /** Whether this edition is the stored one of its session. */
    async isStored(sessionId: string, { revision, edition }: Edition): Promise<boolean> {
      const row = await database
        .prepare(`SELECT 1 AS found WHERE ${IF_CURRENT}`)
        .bind(organizationId, sessionId, revision, edition)
        .first();
      return row !== null;
    },
  };
}
