import type { ErasedCounts } from '@crow/contracts';
import type { CatalogScope } from './scope.ts';

/** A session that is to be erased, or was and is looked at once more. */
export interface ErasureSession {
  sessionId: string;
  isFollowOn: boolean;
  /** What there was before anything was removed; null when nothing was removed yet. */
  plan: ErasingPlan | null;
}

/** What there was of a session before anything was removed: counts for the report, and names of what may rest on it alone. */
export interface ErasingPlan {
  visitorId: string | null;
  userIds: string[];
  /** The highest revision that left anything; 0 when none did. */
  revision: number;
  /** It was erased before: what came since is not another session. */
  again: boolean;
  counts: Pick<ErasedCounts, 'interactions' | 'forecasts' | 'deadLetters' | 'results' | 'vectors'>;
}

/** What the catalog holds of a session. */
export interface CatalogHoldings {
  visitorId: string | null;
  userIds: string[];
  revision: number;
  interactions: number;
  forecasts: number;
  deadLetters: number;
}

const AMONG = '(SELECT value FROM json_each(?2))';

export function erasureSessionCatalog({ database, organizationId }: CatalogScope) {
  const prepare = (sql: string, ...values: (string | number | null)[]) =>
    database.prepare(sql).bind(organizationId, ...values);

  return {
    /** Sessions of an erasure that are still to be erased; those that failed least often first. */
    waitingSessions: (erasureId: string, limit: number) =>
      sessionsWhere('erased_at IS NULL AND is_kept = 0 ORDER BY tries, session_id LIMIT ?3', erasureId, limit),

    /** Erased sessions of an erasure that are to be looked at once more. */
    settlingSessions: (erasureId: string, erasedBefore: number, limit: number) =>
      sessionsWhere('erased_at <= ?4 ORDER BY erased_at, session_id LIMIT ?3', erasureId, limit, erasedBefore),

    async noteTry(sessionIds: readonly string[]): Promise<void> {
      await prepare(
        `UPDATE erasure_sessions SET tries = tries + 1 WHERE organization_id = ?1 AND session_id IN ${AMONG}`,
        JSON.stringify(sessionIds),
      ).run();
    },

    /** What the catalog holds of a session, before it is erased. */
    async holdingsOf(sessionId: string): Promise<CatalogHoldings> {
      const [found] = await database.batch<Omit<CatalogHoldings, 'userIds'> & { userIds: string }>([
        prepare(
          `SELECT (SELECT visitor_id FROM sessions WHERE organization_id = ?1 AND session_id = ?2) AS visitorId,
             (SELECT json_group_array(DISTINCT id) FROM (
                SELECT known_user_id AS id FROM sessions WHERE organization_id = ?1 AND session_id = ?2 AND known_user_id IS NOT NULL
                UNION SELECT to_id FROM identity_links WHERE organization_id = ?1 AND session_id = ?2
                UNION SELECT from_id FROM identity_links WHERE organization_id = ?1 AND session_id = ?2 AND kind = 'alias'
              )) AS userIds,
             coalesce((SELECT revision FROM sessions WHERE organization_id = ?1 AND session_id = ?2), 0) AS revision,
             (SELECT count(*) FROM interactions WHERE organization_id = ?1 AND session_id = ?2) AS interactions,
             (SELECT count(*) FROM forecasts WHERE organization_id = ?1 AND session_id = ?2) AS forecasts,
             (SELECT count(*) FROM dead_letters WHERE organization_id = ?1 AND session_id = ?2) AS deadLetters`,
          sessionId,
        ),
      ]);
      const row = found?.results[0];
      if (!row) throw new Error('the catalog did not say what it holds');
      return { ...row, userIds: JSON.parse(row.userIds) as string[] };
    },

    /**
     * Keeps what there is of a session, before anything is removed, together with the name that it is remembered by: from here on
     * nothing of it is stored.
     */
    async keepPlan(erasureId: string, sessionId: string, name: string, plan: ErasingPlan): Promise<void> {
      await database.batch([
        prepare('INSERT OR IGNORE INTO erased_sessions VALUES (?1, ?2, ?3)', name, erasureId),
        prepare(
          'UPDATE erasure_sessions SET plan = ?3 WHERE organization_id = ?1 AND session_id = ?2',
          sessionId,
          JSON.stringify(plan),
        ),
      ]);
    },

    async wasErased(name: string): Promise<boolean> {
      const found = await prepare(
        'SELECT 1 AS found FROM erased_sessions WHERE organization_id = ?1 AND name = ?2',
        name,
      ).first();
      return found !== null;
    },

    /** Leaves a session as it is; as long as the erasure goes on it is not taken up again. */
    async keepSession(sessionId: string): Promise<void> {
      await prepare(
        'UPDATE erasure_sessions SET is_kept = 1 WHERE organization_id = ?1 AND session_id = ?2',
        sessionId,
      ).run();
    },

    /** Keeps of removed objects what a receipt says. */
    async keepErasedObjects(erasureId: string, names: readonly string[]): Promise<void> {
      await prepare(
        'INSERT OR IGNORE INTO erased_objects SELECT ?1, ?2, value FROM json_each(?3)',
        erasureId,
        JSON.stringify(names),
      ).run();
    },
  };

  async function sessionsWhere(condition: string, erasureId: string, limit: number, ...values: number[]) {
    const { results } = await prepare(
      `SELECT session_id AS sessionId, is_follow_on AS isFollowOn, plan FROM erasure_sessions
       WHERE organization_id = ?1 AND erasure_id = ?2 AND ${condition}`,
      ...[erasureId, limit, ...values],
    ).all<{ sessionId: string; isFollowOn: number; plan: string | null }>();
    return results.map(
      ({ sessionId, isFollowOn, plan }): ErasureSession => ({
        sessionId,
        isFollowOn: isFollowOn === 1,
        plan: plan === null ? null : (JSON.parse(plan) as ErasingPlan),
      }),
    );
  }
}
