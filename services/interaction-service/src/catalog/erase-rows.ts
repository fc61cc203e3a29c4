import type { ErasedCounts } from '@crow/contracts';
import { MET_AT } from './forecasts.ts';
import { type KeptSigns, signStatements } from './identity-signs.ts';
import type { CatalogScope } from './scope.ts';

/** Whom erased sessions spoke of. */
export interface Concerned {
  visitorIds: string[];
  userIds: string[];
  /** Users that sessions without a visitor spoke of. */
  usersAlone: string[];
}

/** Sessions that are read again of those concerned: the newest. */
const READ_AGAIN = 100;

const AMONG = '(SELECT value FROM json_each(?2))';
/** Tables with a row or more for a session. */
const OF_SESSIONS = [
  'sessions',
  'interactions',
  'interaction_products',
  'session_arrivals',
  'dead_letters',
  'forecasts',
  'link_evidence',
  'withdrawals',
  'session_editions',
  'reread_sessions',
  'live_readings',
];

/** When a visitor or user `identities` was seen, as rows that name it say. */
const SEEN = {
  visitor: `SELECT started_at AS first, ended_at AS last FROM sessions WHERE organization_id = ?1 AND visitor_id = identities.id
    UNION ALL SELECT at, at FROM identity_links WHERE organization_id = ?1 AND from_id = identities.id`,
  user: `SELECT started_at AS first, ended_at AS last FROM sessions WHERE organization_id = ?1 AND known_user_id = identities.id
    UNION ALL SELECT at, at FROM identity_links WHERE organization_id = ?1 AND from_id = identities.id
    UNION ALL SELECT at, at FROM identity_links WHERE organization_id = ?1 AND to_id = identities.id
    UNION ALL SELECT at, at FROM traits WHERE organization_id = ?1 AND user_id = identities.id`,
};

export function erasingCatalog({ database, organizationId }: CatalogScope) {
  const prepare = (sql: string, ...values: (string | number | null)[]) =>
    database.prepare(sql).bind(organizationId, ...values);

  return {
    /** Sessions that stay, of some visitors and users: the newest. */
    async stayingSessions({
      visitorIds,
      userIds,
    }: Pick<Concerned, 'visitorIds' | 'userIds'>): Promise<{ sessionId: string; revision: number }[]> {
      const { results } = await prepare(
        `SELECT session_id AS sessionId, revision FROM sessions s WHERE organization_id = ?1
           AND (visitor_id IN ${AMONG} OR known_user_id IN (SELECT value FROM json_each(?3)))
           AND NOT EXISTS (SELECT 1 FROM erasure_sessions e WHERE e.organization_id = ?1 AND e.session_id = s.session_id AND e.is_kept = 0)
         ORDER BY started_at DESC LIMIT ${READ_AGAIN}`,
        JSON.stringify(visitorIds),
        JSON.stringify(userIds),
      ).all<{ sessionId: string; revision: number }>();
      return results;
    },

    /**
     * Removes all rows of some sessions, and what rests on them alone; what sessions that stay say as well rests on them from now on.
     * @param staying what the sessions that stay say of those concerned
     * @param done how the list of the erasure changes in the same transaction
     */
    async eraseSessions(
      erasureId: string,
      sessionIds: readonly string[],
      concerned: Concerned,
      staying: readonly KeptSigns[],
      done: { counts: ErasedCounts; at: number } | 'settled',
    ): Promise<void> {
      const ids = JSON.stringify(sessionIds);
      const visitors = JSON.stringify(concerned.visitorIds);
      await database.batch([
        ...(done === 'settled'
          ? [prepare(`DELETE FROM erasure_sessions WHERE organization_id = ?1 AND session_id IN ${AMONG}`, ids)]
          : [
              prepare(
                `UPDATE erasure_sessions SET erased_at = ?3 WHERE organization_id = ?1 AND session_id IN ${AMONG}`,
                ids,
                done.at,
              ),
              prepare(
                'UPDATE erasures SET erased = ?3 WHERE organization_id = ?1 AND erasure_id = ?2',
                erasureId,
                JSON.stringify(done.counts),
              ),
            ]),
        ...OF_SESSIONS.map((table) =>
          prepare(`DELETE FROM ${table} WHERE organization_id = ?1 AND session_id IN ${AMONG}`, ids),
        ),
        // How far a re-analysis has come, without the name: behind all ids of the same time, so that none is passed over.
        prepare(`UPDATE reanalyses SET after_id = '~' WHERE organization_id = ?1 AND after_id IN ${AMONG}`, ids),
        prepare(`DELETE FROM traits WHERE organization_id = ?1 AND visitor_id IN ${AMONG}`, visitors),
        prepare(
          `DELETE FROM traits WHERE organization_id = ?1 AND visitor_id = '' AND user_id IN ${AMONG}`,
          JSON.stringify(concerned.usersAlone),
        ),
        // Evidence that every other one goes before: a link that was undone stays undone.
        prepare(
          `UPDATE identity_links SET at = ${Number.MAX_SAFE_INTEGER}, session_id = '', event_id = ''
           WHERE organization_id = ?1 AND session_id IN ${AMONG}`,
          ids,
        ),
        ...signStatements({ database, organizationId }, staying),
        prepare(`DELETE FROM identity_links WHERE organization_id = ?1 AND session_id = ''`),
        ...identityStatements(erasureId, 'visitor', visitors),
        ...identityStatements(erasureId, 'user', JSON.stringify(concerned.userIds)),
        prepare(
          `UPDATE forecasts AS f SET met_at = ${MET_AT} WHERE organization_id = ?1 AND visitor_id IN ${AMONG}`,
          visitors,
        ),
      ]);
    },
  };

  /** Visitors or users whom nothing names any more are forgotten, and counted; of the others it is found anew when they were seen. */
  function identityStatements(erasureId: string, kind: 'visitor' | 'user', ids: string) {
    const some = `organization_id = ?1 AND kind = '${kind}' AND id IN ${AMONG}`;
    return [
      prepare(`DELETE FROM identities WHERE ${some} AND NOT EXISTS (${SEEN[kind]})`, ids),
      prepare(
        `UPDATE erasures SET erased = json_set(erased, '$.people', (erased ->> '$.people') + changes())
         WHERE organization_id = ?1 AND erasure_id = ?2`,
        erasureId,
      ),
      prepare(
        `UPDATE identities SET (first_seen_at, last_seen_at) = (SELECT min(first), max(last) FROM (${SEEN[kind]})) WHERE ${some}`,
        ids,
      ),
    ];
  }
}
