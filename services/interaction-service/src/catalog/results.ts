import { erasedName } from '@crow/contracts';
import {
  ARRIVAL_COLUMNS,
  arrivalRows,
  INTERACTION_COLUMNS,
  interactionRows,
  PRODUCT_COLUMNS,
  type ProcessedSession,
  productRows,
  SESSION_COLUMNS,
  sessionRow,
} from './result-rows.ts';
import type { CatalogScope } from './scope.ts';

/** What became of a revision that was to be stored: it stands, a newer one or another reading of it does, its session was erased, or it can't be read back. */
export type Standing = 'stored' | 'overtaken' | 'erased' | 'missing';

/** A revision, and what its session would be remembered by if it had been erased. */
type Named = ProcessedSession & { name: string };

/** Characters of the rows of one transaction; a parameter takes 2 MB, and a character up to four bytes. */
const MOST_CHARACTERS = 400_000;

/**
 * Holds only while the stored session is of the revision of a `json_each` row, and was not read again since: a late try of an old one changes
 * nothing.
 */
const IS_CURRENT = `EXISTS (SELECT 1 FROM sessions WHERE organization_id = ?1
  AND session_id = row.value ->> 0 AND revision = row.value ->> 1 AND edition = 0)`;

/** The stored revisions of the rows' sessions, when they are the rows'. CROSS: begun from the rows, never from all sessions of the organization. */
const WRITTEN = `SELECT s.session_id, s.revision FROM json_each(?2) AS row
  CROSS JOIN sessions s ON s.organization_id = ?1 AND s.session_id = row.value ->> 0
    AND s.revision = row.value ->> 1 AND s.edition = 0`;

/** Whether the session of a row was erased, whose name stands at a place in it. */
const isErased = (place: number) =>
  `EXISTS (SELECT 1 FROM erased_sessions WHERE organization_id = ?1 AND name = row.value ->> ${place})`;

export function resultCatalog({ database, organizationId }: CatalogScope) {
  return {
    /**
     * Stores revisions of different sessions, each only if nothing newer is there and its session was not erased; the same revision again
     * changes nothing. What was written is read back.
     * @returns what became of each, in their order
     */
    async storeResults(processed: readonly ProcessedSession[]): Promise<Standing[]> {
      const named = await Promise.all(
        processed.map(async (session) => {
          return { ...session, name: await erasedName(organizationId, session.result.context.sessionId) };
        }),
      );
      for (const part of partsOf(named)) await database.batch(statementsOf(part));
      return readBack(named);
    },
  };

  function statementsOf(processed: readonly Named[]) {
    const named = processed.map(({ result: { context } }) => [context.sessionId, context.revision]);
    const updates = SESSION_COLUMNS.slice(1).map((column) => `${column} = excluded.${column}`);
    const outdated = `SELECT i.interaction_id FROM (${WRITTEN}) AS s
      CROSS JOIN interactions i ON i.organization_id = ?1 AND i.session_id = s.session_id AND i.revision < s.revision`;
    return [
      withRows(
        `INSERT INTO sessions (organization_id, ${SESSION_COLUMNS.join(', ')})
         SELECT ?1, ${placesOf(SESSION_COLUMNS)} FROM json_each(?2) AS row WHERE NOT ${isErased(SESSION_COLUMNS.length)}
         ON CONFLICT (organization_id, session_id) DO UPDATE SET ${updates.join(', ')}
         WHERE excluded.revision > sessions.revision`,
        processed.map((session) => [...sessionRow(session), session.name]),
      ),
      // What an older revision left.
      withRows(
        `DELETE FROM interaction_products INDEXED BY interaction_products_by_session WHERE organization_id = ?1
         AND session_id IN (SELECT session_id FROM (${WRITTEN})) AND interaction_id IN (${outdated})`,
        named,
      ),
      withRows(`DELETE FROM interactions WHERE organization_id = ?1 AND interaction_id IN (${outdated})`, named),
      withRows(
        `DELETE FROM session_arrivals WHERE organization_id = ?1 AND session_id IN (SELECT session_id FROM (${WRITTEN}))`,
        named,
      ),
      withRows(insertCurrent('session_arrivals', ARRIVAL_COLUMNS), processed.flatMap(arrivalRows)),
      withRows(insertCurrent('interactions', INTERACTION_COLUMNS, true), processed.flatMap(interactionRows)),
      withRows(insertCurrent('interaction_products', PRODUCT_COLUMNS), processed.flatMap(productRows)),
      withRows(
        `DELETE FROM dead_letters INDEXED BY dead_letters_by_session WHERE organization_id = ?1
         AND session_id IN (SELECT session_id FROM (${WRITTEN})) AND revision <= (
           SELECT s.revision FROM sessions s WHERE s.organization_id = ?1 AND s.session_id = dead_letters.session_id)`,
        named,
      ),
    ];
  }

  function withRows(sql: string, rows: readonly (readonly (string | number | null)[])[]) {
    return database.prepare(sql).bind(organizationId, JSON.stringify(rows));
  }

  async function readBack(processed: readonly Named[]): Promise<Standing[]> {
    const asked = processed.map(({ result: { context }, name, interactionIds }) => [
      context.sessionId,
      name,
      ...interactionIds,
    ]);
    const { results } = await database
      .prepare(
        `SELECT row.key AS place, s.revision AS revision, s.edition AS edition, ${isErased(1)} AS erased,
                (SELECT count(*) FROM interactions i WHERE i.organization_id = ?1 AND i.session_id = s.session_id
                 AND i.interaction_id IN (SELECT value FROM json_each(row.value))) AS interactions
         FROM json_each(?2) AS row LEFT JOIN sessions s ON s.organization_id = ?1 AND s.session_id = row.value ->> 0`,
      )
      .bind(organizationId, JSON.stringify(asked))
      .all<{ place: number; revision: number | null; edition: number | null; erased: number; interactions: number }>();
    const byPlace = new Map(results.map((row) => [row.place, row]));
    return processed.map(({ result: { context }, interactionIds }, place) => {
      const { revision = null, edition = null, erased = 0, interactions = 0 } = byPlace.get(place) ?? {};
      if (erased === 1) return 'erased';
      if (revision !== null && revision > context.revision) return 'overtaken';
      if (revision === context.revision && edition !== 0) return 'overtaken';
      return revision === context.revision && interactions === interactionIds.length ? 'stored' : 'missing';
    });
  }
}

/** SQL that inserts the rows of sessions that are stored in the rows' revision. */
function insertCurrent(table: string, columns: readonly string[], hasRevision = false): string {
  const kept = columns
    .map((column, place) => ({ column, place }))
    .filter(({ column }) => hasRevision || column !== 'revision');
  return `INSERT INTO ${table} (organization_id, ${kept.map(({ column }) => column).join(', ')})
    SELECT ?1, ${kept.map(({ place }) => `row.value ->> ${place}`).join(', ')} FROM json_each(?2) AS row
    WHERE ${IS_CURRENT} ON CONFLICT DO NOTHING`;
}

const placesOf = (columns: readonly string[]) => columns.map((_, place) => `row.value ->> ${place}`).join(', ');

/** Sessions in parts, each of which fits a statement's parameter. */
function partsOf(processed: readonly Named[]): Named[][] {
  const parts: Named[][] = [];
  let left = 0;
  for (const session of processed) {
    const characters = JSON.stringify(interactionRows(session)).length;
    if (characters > left || parts.length === 0) {
      parts.push([]);
      left = MOST_CHARACTERS;
    }
    parts.at(-1)?.push(session);
    left -= characters;
  }
  return parts;
}
