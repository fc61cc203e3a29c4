import { erasedName } from '@crow/contracts';
import type { SessionResult } from '../results/session-result.ts';
import type { CatalogScope } from './scope.ts';

/** What is stored of one processed revision. */
export interface ProcessedSession {
  result: SessionResult;
  /** Ids of the interactions, in their order. */
  interactionIds: readonly string[];
  resultKey: string;
  /** Unix milliseconds. */
  processedAt: number;
}

/** Holds only while the stored session is of the revision being written: a late try of an old one changes nothing. */
const IF_CURRENT = 'EXISTS (SELECT 1 FROM sessions WHERE organization_id = ?1 AND session_id = ?2 AND revision = ?3)';

export function resultCatalog({ database, organizationId }: CatalogScope) {
  return {
    /**
     * Stores a revision in one transaction, only if nothing newer is there; the same revision again changes
     * nothing. What was written is read back.
     * @returns `older` when a newer revision is stored already, `erased` when the session was; then nothing was changed
     * @throws when it can't be read back
     */
    async storeResult(processed: ProcessedSession): Promise<'stored' | 'older' | 'erased'> {
      const { sessionId, revision } = processed.result.context;
      const name = await erasedName(organizationId, sessionId);
      await database.batch([
        sessionStatement(processed, name),
        ...outdated(sessionId, revision),
        ...arrivalStatements(processed.result),
        ...processed.interactionIds.flatMap((id, position) => interactionStatements(processed.result, position, id)),
        database
          .prepare(
            `DELETE FROM dead_letters WHERE organization_id = ?1 AND session_id = ?2 AND revision <= ?3 AND ${IF_CURRENT}`,
          )
          .bind(organizationId, sessionId, revision),
      ]);
      return readBack(sessionId, revision, processed.interactionIds, name);
    },
  };

  function sessionStatement({ result, resultKey, processedAt }: ProcessedSession, name: string) {
    const { context, understanding } = result;
    const row: Record<string, string | number | null> = {
      organization_id: organizationId,
      session_id: context.sessionId,
      revision: context.revision,
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
      intent: understanding.intent,
      outcome: understanding.outcome,
      stage: understanding.stage,
      confidence: understanding.confidence,
      goal: understanding.goal,
      next_action: understanding.nextAction,
      bot: understanding.bot ? 1 : 0,
      friction: JSON.stringify(understanding.friction),
      headline: understanding.interactions[0]?.headline ?? '',
      products: JSON.stringify(understanding.interactions[0]?.products ?? []),
      provenance: JSON.stringify(understanding.provenance),
      archive_key: result.archiveKey,
      result_key: resultKey,
      processed_at: processedAt,
    };
    const columns = Object.keys(row);
    const updates = columns.slice(2).map((column) => `${column} = excluded.${column}`);
    return database
      .prepare(
        `INSERT INTO sessions (${columns.join(', ')}) SELECT ${columns.map(() => '?').join(', ')}
         WHERE NOT EXISTS (SELECT 1 FROM erased_sessions WHERE organization_id = ? AND name = ?)
         ON CONFLICT (organization_id, session_id) DO UPDATE SET ${updates.join(', ')}
         WHERE excluded.revision > sessions.revision`,
      )
      .bind(...Object.values(row), organizationId, name);
  }

  /** Removes what an older revision left. */
  function outdated(sessionId: string, revision: number) {
    return [
      database
        .prepare(
          `DELETE FROM interaction_products WHERE organization_id = ?1 AND session_id = ?2 AND ${IF_CURRENT}
           AND interaction_id IN (SELECT interaction_id FROM interactions WHERE organization_id = ?1 AND session_id = ?2 AND revision < ?3)`,
        )
        .bind(organizationId, sessionId, revision),
      database
        .prepare(
          `DELETE FROM interactions WHERE organization_id = ?1 AND session_id = ?2 AND revision < ?3 AND ${IF_CURRENT}`,
        )
        .bind(organizationId, sessionId, revision),
    ];
  }

  function interactionStatements({ context, understanding }: SessionResult, position: number, id: string) {
    const { sessionId, revision } = context;
    const draft = understanding.interactions[position];
    if (!draft) return [];
    const products = new Map(draft.products.map((product) => [product.id, product]));
    return [
      database
        .prepare(
          `INSERT INTO interactions (organization_id, session_id, revision, interaction_id, position, headline, text, statements, products)
           SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE ${IF_CURRENT} ON CONFLICT DO NOTHING`,
        )
        .bind(
          organizationId,
          sessionId,
          revision,
          id,
          position,
          draft.headline,
          draft.text,
          JSON.stringify(draft.statements),
          JSON.stringify(draft.products),
        ),
      ...[...products.values()].map((product) =>
        database
          .prepare(
            `INSERT INTO interaction_products (organization_id, session_id, interaction_id, product_id, name)
             SELECT ?1, ?2, ?4, ?5, ?6 WHERE ${IF_CURRENT} ON CONFLICT DO NOTHING`,
          )
          .bind(organizationId, sessionId, revision, id, product.id, product.name),
      ),
    ];
  }

  /** Puts how the events came in the place of what was known of it. */
  function arrivalStatements({ context: { sessionId, revision, arrivals = [] } }: SessionResult) {
    return [
      database
        .prepare(`DELETE FROM session_arrivals WHERE organization_id = ?1 AND session_id = ?2 AND ${IF_CURRENT}`)
        .bind(organizationId, sessionId, revision),
      database
        .prepare(
          `INSERT INTO session_arrivals (organization_id, session_id, key_id, origin, from_at, until_at, events)
           SELECT ?1, ?2, value ->> 'keyId', value ->> 'origin', value ->> 'from', value ->> 'until', value ->> 'events'
           FROM json_each(?4) WHERE ${IF_CURRENT} ON CONFLICT DO NOTHING`,
        )
        .bind(organizationId, sessionId, revision, JSON.stringify(arrivals)),
    ];
  }

  async function readBack(sessionId: string, revision: number, ids: readonly string[], name: string) {
    const row = await database
      .prepare(
        `SELECT (SELECT revision FROM sessions WHERE organization_id = ?1 AND session_id = ?2) AS revision,
                (SELECT count(*) FROM interactions i WHERE i.organization_id = ?1 AND i.session_id = ?2
                 AND i.interaction_id IN (SELECT value FROM json_each(?3))) AS interactions,
                EXISTS (SELECT 1 FROM erased_sessions WHERE organization_id = ?1 AND name = ?4) AS erased`,
      )
      .bind(organizationId, sessionId, JSON.stringify(ids), name)
      .first<{ revision: number | null; interactions: number; erased: number }>();
    if (row?.erased) return 'erased';
    if (row && (row.revision ?? 0) > revision) return 'older';
    if (row?.revision !== revision || row.interactions !== ids.length) {
      throw new Error(`what was stored of ${sessionId} revision ${revision} could not be read back`);
    }
    return 'stored';
  }
}
