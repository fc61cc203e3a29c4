import type { CatalogScope } from './scope.ts';

/** A revision as the archive knows it. */
export interface ArchivedRevision {
  sessionId: string;
  revision: number;
  archiveKey: string;
  /** When its archive was written, Unix milliseconds. */
  archivedAt: number;
}

export function unsettledCatalog({ database, organizationId }: CatalogScope) {
  return {
    /**
     * Of archived revisions those that came to no end: neither they nor a newer one are stored, and they are not kept as failed. One
     * that was failed and is being tried again has until then to come to an end.
     * @param replayedBefore Unix milliseconds; what was tried again before that should have ended
     */
    async unsettledOf(revisions: readonly ArchivedRevision[], replayedBefore: number): Promise<ArchivedRevision[]> {
      if (revisions.length === 0) return [];
      const { results } = await database
        .prepare(
          `SELECT asked.key AS place FROM json_each(?2) AS asked
           WHERE NOT EXISTS (
             SELECT 1 FROM sessions s WHERE s.organization_id = ?1
             AND s.session_id = asked.value ->> 0 AND s.revision >= asked.value ->> 1
           ) AND NOT EXISTS (
             SELECT 1 FROM dead_letters d WHERE d.organization_id = ?1
             AND d.session_id = asked.value ->> 0 AND d.revision >= asked.value ->> 1
             AND (d.replayed_at IS NULL OR d.replayed_at > ?3)
           )`,
        )
        .bind(
          organizationId,
          JSON.stringify(revisions.map(({ sessionId, revision }) => [sessionId, revision])),
          replayedBefore,
        )
        .all<{ place: number }>();
      return results.flatMap(({ place }) => revisions[place] ?? []);
    },
  };
}
