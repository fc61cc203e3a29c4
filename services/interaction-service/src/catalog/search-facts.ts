import type { Channel, Friction, Intent, Outcome, Stage } from '@crow/contracts';
import type { KnownProduct, SearchFacts } from '@crow/search-questions';
import type { CatalogScope } from './scope.ts';

/** What a session can be searched by. */
export interface SearchableSession extends Omit<SearchFacts, 'products'> {
  sessionId: string;
  revision: number;
  edition: number;
}

/** Sessions after one that are looked at when it comes late. */
const LATER_SESSIONS = 100;
/** Interactions of products that a search is narrowed to: the newest written. */
const MOST_INTERACTIONS = 50_000;

interface Row {
  session_id: string;
  revision: number;
  edition: number;
  started_at: number;
  intent: Intent;
  outcome: Outcome;
  stage: Stage;
  friction: string;
  country: string | null;
  channel: Channel | null;
  came_before: number;
}

/** Another session of the same visitor or user. A visitor who said no to being connected is new each time. */
const SAME_VISITOR = `
  other.organization_id = s.organization_id AND s.alone = 0 AND other.alone = 0
  AND ((other.visitor_id = s.visitor_id) OR (other.known_user_id = s.known_user_id))`;

export function searchCatalog({ database, organizationId }: CatalogScope) {
  return {
    /** What sessions can be searched by, as their stored revisions say. */
    async searchableSessions(sessionIds: readonly string[]): Promise<SearchableSession[]> {
      const { results } = await database
        .prepare(
          `SELECT s.session_id, s.revision, s.edition, s.started_at, s.intent, s.outcome, s.stage, s.friction, s.country, s.channel,
             EXISTS (SELECT 1 FROM sessions other WHERE ${SAME_VISITOR} AND other.started_at < s.started_at) AS came_before
           FROM sessions s WHERE s.organization_id = ?1 AND s.session_id IN (SELECT value FROM json_each(?2))`,
        )
        .bind(organizationId, JSON.stringify(sessionIds))
        .all<Row>();
      return results.map(searchableOf);
    },

    /** Ids of the interactions in later sessions of the same visitor, which a session that comes late makes returning ones. */
    async interactionsAfter(sessionId: string): Promise<string[]> {
      const { results } = await database
        .prepare(
          `SELECT i.interaction_id AS id FROM sessions s
           JOIN sessions other ON ${SAME_VISITOR} AND other.started_at > s.started_at
           JOIN interactions i ON i.organization_id = ?1 AND i.session_id = other.session_id
           WHERE s.organization_id = ?1 AND s.session_id = ?2 LIMIT ${LATER_SESSIONS}`,
        )
        .bind(organizationId, sessionId)
        .all<{ id: string }>();
      return results.map(({ id }) => id);
    },

    /** Products of these names; letters count without their case. */
    async productsNamed(names: readonly string[]): Promise<KnownProduct[]> {
      const { results } = await database
        .prepare(
          `SELECT product_id AS id, name FROM interaction_products
           WHERE organization_id = ?1 AND name COLLATE NOCASE IN (SELECT value FROM json_each(?2))
           GROUP BY product_id, name COLLATE NOCASE LIMIT 200`,
        )
        .bind(organizationId, JSON.stringify(names))
        .all<KnownProduct>();
      return results;
    },

    /** Ids of the interactions that are about one of these products. */
    async interactionsAbout(productIds: readonly string[]): Promise<string[]> {
      const { results } = await database
        .prepare(
          `SELECT DISTINCT interaction_id AS id FROM interaction_products
           WHERE organization_id = ?1 AND product_id IN (SELECT value FROM json_each(?2)) LIMIT ${MOST_INTERACTIONS}`,
        )
        .bind(organizationId, JSON.stringify(productIds))
        .all<{ id: string }>();
      return results.map(({ id }) => id);
    },
  };
}

function searchableOf(row: Row): SearchableSession {
  return {
    sessionId: row.session_id,
    revision: row.revision,
    edition: row.edition,
    startedAt: row.started_at,
    intent: row.intent,
    outcome: row.outcome,
    stage: row.stage,
    friction: JSON.parse(row.friction) as Friction[],
    returning: row.came_before === 1,
    ...(row.country === null ? {} : { country: row.country }),
    ...(row.channel === null ? {} : { channel: row.channel }),
  };
}
