import type { Channel, Friction, Intent, Outcome, Stage } from '@crow/contracts';
import type { KnownProduct, SearchFacts } from '@crow/search-questions';
import type { CatalogScope } from './scope.ts';
import { isAlone } from './withdrawn.ts';

/** What a session can be searched by. */
export interface SearchableSession extends Omit<SearchFacts, 'products'> {
  sessionId: string;
  revision: number;
  edition: number;
}

/** Interactions after a session that are looked at when it comes late. */
const MOST_LATER = 100;
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

/**
 * Other sessions of the same visitor, or of the same user, for a session `s`. A visitor who said no to being connected is new each
 * time, and nobody's user before. Each way has its index, which is named: together they would be looked for among all sessions of the organization.
 */
const SAME_VISITOR = [
  { index: 'sessions_by_visitor', column: 'visitor_id', only: 's.alone = 0 AND other.alone = 0' },
  { index: 'sessions_by_user', column: 'known_user_id', only: `NOT ${isAlone('s')} AND NOT ${isAlone('other')}` },
].map(({ index, column, only }) => ({
  from: `sessions other INDEXED BY ${index}`,
  on: `other.organization_id = s.organization_id AND other.${column} = s.${column} AND ${only}`,
}));

const CAME_BEFORE = SAME_VISITOR.map(
  ({ from, on }) => `EXISTS (SELECT 1 FROM ${from} WHERE ${on} AND other.started_at < s.started_at)`,
).join(' OR ');

const LATER = SAME_VISITOR.map(
  ({ from, on }) =>
    `SELECT s.session_id AS earlier_id, other.session_id AS session_id FROM json_each(?2) AS asked
     CROSS JOIN sessions s ON s.organization_id = ?1 AND s.session_id = asked.value
     CROSS JOIN ${from} ON ${on} AND other.started_at > s.started_at`,
).join(' UNION ');

export function searchCatalog({ database, organizationId }: CatalogScope) {
  return {
    /** What sessions can be searched by, as their stored revisions say. */
    async searchableSessions(sessionIds: readonly string[]): Promise<SearchableSession[]> {
      const { results } = await database
        .prepare(
          `SELECT s.session_id, s.revision, s.edition, s.started_at, s.intent, s.outcome, s.stage, s.friction, s.country, s.channel,
             (${CAME_BEFORE}) AS came_before
           FROM sessions s WHERE s.organization_id = ?1 AND s.session_id IN (SELECT value FROM json_each(?2))`,
        )
        .bind(organizationId, JSON.stringify(sessionIds))
        .all<Row>();
      return results.map(searchableOf);
    },

    /** Ids of the interactions in later sessions of the same visitors, which sessions that come late make returning ones. */
    async interactionsAfter(sessionIds: readonly string[]): Promise<string[]> {
      const { results } = await database
        .prepare(
          `SELECT DISTINCT id FROM (
             SELECT i.interaction_id AS id, row_number() OVER (PARTITION BY later.earlier_id) AS place FROM (${LATER}) AS later
             CROSS JOIN interactions i ON i.organization_id = ?1 AND i.session_id = later.session_id
           ) WHERE place <= ${MOST_LATER}`,
        )
        .bind(organizationId, JSON.stringify(sessionIds))
        .all<{ id: string }>();
      return results.map(({ id }) => id);
    },

    /** Ids of the interactions of some sessions. */
    async interactionsIn(sessionIds: readonly string[]): Promise<string[]> {
      const { results } = await database
        .prepare(
          `SELECT interaction_id AS id FROM interactions
           WHERE organization_id = ?1 AND session_id IN (SELECT value FROM json_each(?2)) LIMIT ${MOST_INTERACTIONS}`,
        )
        .bind(organizationId, JSON.stringify(sessionIds))
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

    /** Ids of the interactions of hidden sessions. */
    async hiddenInteractions(): Promise<string[]> {
      const { results } = await database
        .prepare(
          `SELECT interaction_id AS id FROM interactions WHERE organization_id = ?1 AND session_id IN (
             SELECT session_id FROM quarantined_sessions WHERE organization_id = ?1) LIMIT ${MOST_INTERACTIONS}`,
        )
        .bind(organizationId)
        .all<{ id: string }>();
      return results.map(({ id }) => id);
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
