import type { SessionResult } from '../results/session-result.ts';
import type { CatalogScope } from './scope.ts';
import { IF_CURRENT, interactionStatements, readBack, readingColumns } from './stored-reading.ts';

/** What is stored of one processed revision. */
export interface ProcessedSession {
  result: SessionResult;
  /** Ids of the interactions, in their order. */
  interactionIds: readonly string[];
  resultKey: string;
  /** Unix milliseconds. */
  processedAt: number;
}

export function resultCatalog(scope: CatalogScope) {
  const { database, organizationId } = scope;
  return {
    /**
     * Stores a revision in one transaction, only if nothing newer is there; the same revision again changes
     * nothing. What was written is read back.
     * @returns false when a newer revision, or one that was read again, is stored already; then nothing was changed
     * @throws when it can't be read back
     */
    async storeResult(processed: ProcessedSession): Promise<boolean> {
      const { sessionId, revision } = processed.result.context;
      const reading = { ...processed, edition: 0 };
      await database.batch([
        sessionStatement(processed),
        ...arrivalStatements(processed.result),
        ...interactionStatements(scope, reading),
        database
          .prepare(
            `DELETE FROM dead_letters WHERE organization_id = ?1 AND session_id = ?2 AND revision <= ?3 AND ${IF_CURRENT}`,
          )
          .bind(organizationId, sessionId, revision, 0),
      ]);
      if (await readBack(scope, reading)) return true;
      if (await isOvertaken(sessionId, revision)) return false;
      throw new Error(`what was stored of ${sessionId} revision ${revision} could not be read back`);
    },
  };

  function sessionStatement({ result, resultKey, processedAt }: ProcessedSession) {
    const { context, understanding } = result;
    const row: Record<string, string | number | null> = {
      organization_id: organizationId,
      session_id: context.sessionId,
      revision: context.revision,
      edition: 0,
      visitor_id: context.visitorId ?? null,
      user_id: context.userId ?? null,
      started_at: context.startedAt,
      ended_at: context.endedAt,
      events: result.events,
      pages: result.pages,
      entry_path: result.entryPath,
      channel: result.acquisition?.channel ?? null,
      acquisition: result.acquisition ? JSON.stringify(result.acquisition) : null,
      known_user_id: result.signs?.userId ?? null,
      alone: result.signs?.alone ? 1 : 0,
      group_ids: result.signs ? JSON.stringify(result.signs.groups) : null,
      device_type: context.deviceType ?? null,
      country: context.country ?? null,
      language: context.language ?? null,
      ...readingColumns(understanding),
      archive_key: result.archiveKey,
      result_key: resultKey,
      processed_at: processedAt,
    };
    const columns = Object.keys(row);
    const updates = columns.slice(2).map((column) => `${column} = excluded.${column}`);
    return database
      .prepare(
        `INSERT INTO sessions (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
         ON CONFLICT (organization_id, session_id) DO UPDATE SET ${updates.join(', ')}
         WHERE excluded.revision > sessions.revision`,
      )
      .bind(...Object.values(row));
  }

  /** Puts how the events came in the place of what was known of it. */
  function arrivalStatements({ context: { sessionId, revision, arrivals = [] } }: SessionResult) {
    return [
      database
        .prepare(`DELETE FROM session_arrivals WHERE organization_id = ?1 AND session_id = ?2 AND ${IF_CURRENT}`)
        .bind(organizationId, sessionId, revision, 0),
      database
        .prepare(
          `INSERT INTO session_arrivals (organization_id, session_id, key_id, origin, from_at, until_at, events)
           SELECT ?1, ?2, value ->> 'keyId', value ->> 'origin', value ->> 'from', value ->> 'until', value ->> 'events'
           FROM json_each(?5) WHERE ${IF_CURRENT} ON CONFLICT DO NOTHING`,
        )
        .bind(organizationId, sessionId, revision, 0, JSON.stringify(arrivals)),
    ];
  }

  /** Whether a newer revision than this is stored, or this one was read again. */
  async function isOvertaken(sessionId: string, revision: number): Promise<boolean> {
    const row = await database
      .prepare(
        `SELECT 1 AS found FROM sessions WHERE organization_id = ?1 AND session_id = ?2
         AND (revision > ?3 OR (revision = ?3 AND edition > 0))`,
      )
      .bind(organizationId, sessionId, revision)
      .first();
    return row !== null;
  }
}
