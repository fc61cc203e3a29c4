import type { Understanding } from '@crow/contracts';
import type { SessionResult } from '../results/session-result.ts';
import type { CatalogScope } from './scope.ts';

/** One edition of a revision, as it is to be stored. */
export interface StoredReading {
  result: SessionResult;
  edition: number;
  /** Ids of the interactions, in their order. */
  interactionIds: readonly string[];
}

/**
 * Holds only while the stored session is of the revision and edition being written: a late try of an old one changes nothing. Parameters 1 to 4:
 * organization, session, revision, edition.
 */
export const IF_CURRENT = `EXISTS (SELECT 1 FROM sessions
  WHERE organization_id = ?1 AND session_id = ?2 AND revision = ?3 AND edition = ?4)`;

/** What the row of a session says of how it was read. */
export function readingColumns(understanding: Understanding) {
  return {
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
  };
}

/** Puts the interactions of a reading in the place of those of every other one of the session. */
export function interactionStatements(
  { database, organizationId }: CatalogScope,
  { result: { context, understanding }, edition, interactionIds }: StoredReading,
): D1PreparedStatement[] {
  const current = [organizationId, context.sessionId, context.revision, edition] as const;
  const ids = JSON.stringify(interactionIds);
  return [
    database
      .prepare(
        `DELETE FROM interaction_products WHERE organization_id = ?1 AND session_id = ?2 AND ${IF_CURRENT}
         AND interaction_id NOT IN (SELECT value FROM json_each(?5))`,
      )
      .bind(...current, ids),
    database
      .prepare(
        `DELETE FROM interactions WHERE organization_id = ?1 AND session_id = ?2 AND ${IF_CURRENT}
         AND interaction_id NOT IN (SELECT value FROM json_each(?5))`,
      )
      .bind(...current, ids),
    ...interactionIds.flatMap((id, position) => written(id, position)),
  ];

  function written(id: string, position: number): D1PreparedStatement[] {
    const draft = understanding.interactions[position];
    if (!draft) return [];
    const products = new Map(draft.products.map((product) => [product.id, product]));
    return [
      database
        .prepare(
          `INSERT INTO interactions (organization_id, session_id, revision, interaction_id, position, headline, text, statements, products)
           SELECT ?1, ?2, ?3, ?5, ?6, ?7, ?8, ?9, ?10 WHERE ${IF_CURRENT} ON CONFLICT DO NOTHING`,
        )
        .bind(
          ...current,
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
             SELECT ?1, ?2, ?5, ?6, ?7 WHERE ${IF_CURRENT} ON CONFLICT DO NOTHING`,
          )
          .bind(...current, id, product.id, product.name),
      ),
    ];
  }
}

/**
 * Whether a reading is the stored one, with all of its interactions.
 * @returns false when another revision or edition is stored, or the session is gone
 * @throws when it is stored in part
 */
export async function readBack({ database, organizationId }: CatalogScope, reading: StoredReading): Promise<boolean> {
  const { sessionId, revision } = reading.result.context;
  const row = await database
    .prepare(
      `SELECT s.revision AS revision, s.edition AS edition,
              (SELECT count(*) FROM interactions i WHERE i.organization_id = ?1 AND i.session_id = ?2
               AND i.interaction_id IN (SELECT value FROM json_each(?3))) AS interactions
       FROM sessions s WHERE s.organization_id = ?1 AND s.session_id = ?2`,
    )
    .bind(organizationId, sessionId, JSON.stringify(reading.interactionIds))
    .first<{ revision: number; edition: number; interactions: number }>();
  if (row?.revision !== revision || row.edition !== reading.edition) return false;
  if (row.interactions === reading.interactionIds.length) return true;
  throw new Error(`what was stored of ${sessionId} revision ${revision} could not be read back`);
}
