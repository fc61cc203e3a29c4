import { isLinkShown } from './hidden.ts';
import type { CatalogScope } from './scope.ts';
import { type UntoldRecord, untoldStatement } from './untold-records.ts';
import { isWithdrawn } from './withdrawn.ts';

/** A link as it is kept, with its evidence. */
export interface LinkRow {
  linkId: string;
  kind: 'identify' | 'alias';
  fromId: string;
  toId: string;
  at: number;
  sessionId: string;
  /** Empty when no event says it. */
  eventId: string;
  undone: boolean;
  changedAt: number | null;
  changedBy: string | null;
  /** When its visitor said no, so that none of its evidence counts, Unix milliseconds; null while some does. */
  withdrawnAt: number | null;
}

/** Links that are looked at: of one visitor, and of one user the live and the undone ones each. */
const LINKS_LOOKED_AT = 200;

/** The first evidence that counts; without one the link does not, and the first of all is told. */
const COLUMNS = `link_id AS linkId, kind, from_id AS fromId, to_id AS toId, at, session_id AS sessionId, event_id AS eventId,
  undone_at IS NOT NULL AS undone, changed_at AS changedAt, changed_by AS changedBy,
  (SELECT json_object('at', said.at, 'sessionId', said.session_id, 'eventId', said.event_id) FROM link_evidence said
    WHERE said.organization_id = ?1 AND said.link_id = link.link_id AND NOT ${isWithdrawn('said.visitor_id', 'said.at')}
    ORDER BY said.at, said.session_id, said.event_id LIMIT 1) AS standing,
  (SELECT max(taken.at) FROM link_evidence said
    JOIN withdrawals taken ON taken.organization_id = ?1 AND taken.visitor_id = said.visitor_id
    WHERE said.organization_id = ?1 AND said.link_id = link.link_id) AS withdrawnAt`;

type Stored = Omit<LinkRow, 'undone'> & { undone: number; standing: string | null };

export function linkCatalog({ database, organizationId }: CatalogScope) {
  return {
    /** Links that begin at some ids: of a visitor to users. */
    linksFrom: (ids: readonly string[]) =>
      ask(
        `SELECT ${COLUMNS} FROM (
           SELECT *, row_number() OVER (PARTITION BY from_id ORDER BY at, link_id) AS place FROM identity_links
           WHERE organization_id = ?1 AND from_id IN (SELECT value FROM json_each(?2)) AND ${isLinkShown('identity_links')}
         ) link WHERE place <= ${LINKS_LOOKED_AT}`,
        JSON.stringify(ids),
      ),

    /** Visitors that are joined to users, those with the earliest evidence. */
    joinsOf: (userIds: readonly string[]) =>
      ask(
        `SELECT ${COLUMNS} FROM (
           SELECT *, row_number() OVER (PARTITION BY to_id, undone_at IS NULL ORDER BY at, link_id) AS place FROM identity_links
           WHERE organization_id = ?1 AND kind = 'identify' AND to_id IN (SELECT value FROM json_each(?2))
             AND ${isLinkShown('identity_links')}
         ) link WHERE place <= ${LINKS_LOOKED_AT}`,
        JSON.stringify(userIds),
      ),

    /** Aliases from or to users. */
    aliasesOf: (userIds: readonly string[], limit: number) =>
      ask(
        `SELECT ${COLUMNS} FROM identity_links link WHERE organization_id = ?1 AND kind = 'alias'
         AND (from_id IN (SELECT value FROM json_each(?2)) OR to_id IN (SELECT value FROM json_each(?2)))
         AND ${isLinkShown('link')} ORDER BY at, link_id LIMIT ${limit}`,
        JSON.stringify(userIds),
      ),

    async findLink(linkId: string): Promise<LinkRow | null> {
      const [link] = await ask(
        `SELECT ${COLUMNS} FROM identity_links link WHERE organization_id = ?1 AND link_id = ?2`,
        linkId,
      );
      return link ?? null;
    },

    /** Undoes a link or makes it count again; who did it first counts when it is so already. */
    async changeLink(
      linkId: string,
      { undone, by, at }: { undone: boolean; by: string; at: number },
      record: UntoldRecord,
    ): Promise<void> {
      await database.batch([
        database
          .prepare(
            `UPDATE identity_links SET undone_at = iif(?3, ?5, NULL), changed_at = ?5, changed_by = ?4
             WHERE organization_id = ?1 AND link_id = ?2 AND (undone_at IS NOT NULL) <> ?3`,
          )
          .bind(organizationId, linkId, undone ? 1 : 0, by, at),
        untoldStatement({ database, organizationId }, record),
      ]);
    },
  };

  async function ask(sql: string, about: string): Promise<LinkRow[]> {
    const { results } = await database.prepare(sql).bind(organizationId, about).all<Stored>();
    return results.map(rowOf);
  }
}

function rowOf({ standing, ...row }: Stored): LinkRow {
  const evidence = standing === null ? {} : (JSON.parse(standing) as Pick<LinkRow, 'at' | 'sessionId' | 'eventId'>);
  // A later word counts again: what was withdrawn before it is history.
  return { ...row, ...evidence, undone: row.undone === 1, withdrawnAt: standing === null ? row.withdrawnAt : null };
}
