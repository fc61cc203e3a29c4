import type { Intent, Interaction, Outcome, ProductMention, Provenance, Statement } from '@crow/contracts';
import { isHidden } from './hidden.ts';
import type { CatalogScope } from './scope.ts';

interface InteractionRow {
  interaction_id: string;
  session_id: string;
  revision: number;
  position: number;
  headline: string;
  text: string;
  statements: string;
  products: string;
  intent: Intent;
  outcome: Outcome;
  confidence: number;
  started_at: number;
  provenance: string;
}

const SELECT = `
  SELECT i.*, s.intent, s.outcome, s.confidence, s.started_at, s.provenance
  FROM interactions i JOIN sessions s USING (organization_id, session_id, revision)
  WHERE i.organization_id = ?1`;

export function interactionCatalog({ database, organizationId }: CatalogScope) {
  return {
    /** Interactions of a session's stored revision, in their order. */
    async interactionsOfSession(sessionId: string): Promise<Interaction[]> {
      const { results } = await database
        .prepare(`${SELECT} AND i.session_id = ?2 ORDER BY i.position`)
        .bind(organizationId, sessionId)
        .all<InteractionRow>();
      return results.map(interactionOf);
    },

    /** The interactions of these ids that still stand, by id; without those of hidden sessions when they are to be shown in a list. */
    async interactionsByIds(
      ids: readonly string[],
      { shown = false }: { shown?: boolean } = {},
    ): Promise<Map<string, Interaction>> {
      const condition = shown ? ` AND NOT ${isHidden('i.session_id')}` : '';
      const { results } = await database
        .prepare(`${SELECT} AND i.interaction_id IN (SELECT value FROM json_each(?2))${condition}`)
        .bind(organizationId, JSON.stringify(ids))
        .all<InteractionRow>();
      return new Map(results.map((row) => [row.interaction_id, interactionOf(row)]));
    },

    /** Those of these ids that still stand. */
    async standingOf(ids: readonly string[]): Promise<Set<string>> {
      const { results } = await database
        .prepare(
          `SELECT i.interaction_id AS id FROM interactions i JOIN sessions s USING (organization_id, session_id, revision)
           WHERE i.organization_id = ?1 AND i.interaction_id IN (SELECT value FROM json_each(?2))`,
        )
        .bind(organizationId, JSON.stringify(ids))
        .all<{ id: string }>();
      return new Set(results.map(({ id }) => id));
    },
  };
}

function interactionOf(row: InteractionRow): Interaction {
  return {
    id: row.interaction_id,
    sessionId: row.session_id,
    revision: row.revision,
    index: row.position,
    headline: row.headline,
    text: row.text,
    statements: JSON.parse(row.statements) as Statement[],
    products: JSON.parse(row.products) as ProductMention[],
    intent: row.intent,
    outcome: row.outcome,
    confidence: row.confidence,
    startedAt: row.started_at,
    provenance: JSON.parse(row.provenance) as Provenance,
  };
}
