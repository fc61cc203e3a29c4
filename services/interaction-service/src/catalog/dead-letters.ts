import type { Arrival, DeadLetter, DeadLetterFilter, DeadLetterMessage } from '@crow/contracts';
import { isHidden } from './hidden.ts';
import type { CatalogScope } from './scope.ts';

interface DeadLetterRow {
  dead_letter_id: string;
  session_id: string;
  revision: number;
  stage: string;
  kind: 'permanent' | 'transient';
  reason: string;
  archive_key: string;
  failed_at: number;
  tries: number;
  retry_at: number | null;
  replayed_at: number | null;
}

/** Waits before what may work later is tried again by itself: 5 minutes, doubling up to 6 hours. */
const FIRST_RETRY_MS = 300_000;
const LONGEST_RETRY_MS = 21_600_000;
/** What failed so often is left to people; together the waits are more than a day. */
const MOST_TRIES = 11;

/** SQL for the time of the next try, from the columns or parameters of kind, time of the failure, and number of tries. */
function retryAt(kind: string, failedAt: string, tries: string): string {
  const wait = `min(${FIRST_RETRY_MS} * (1 << (${tries} - 1)), ${LONGEST_RETRY_MS})`;
  return `CASE WHEN ${kind} = 'transient' AND ${tries} < ${MOST_TRIES} THEN ${failedAt} + ${wait} END`;
}

/** Condition on a dead letter; its parameters 2 to 5 are {@link valuesOf} a filter. */
const MATCHES = `organization_id = ?1 AND (?2 IS NULL OR stage = ?2) AND (?3 IS NULL OR instr(lower(reason), lower(?3)) > 0)
  AND (?4 IS NULL OR failed_at >= ?4) AND (?5 IS NULL OR failed_at < ?5)`;
const IS_SHOWN = `NOT ${isHidden('dead_letters.session_id')}`;

function valuesOf({ stage, reason, since, until }: DeadLetterFilter): (string | number | null)[] {
  return [stage ?? null, reason ?? null, since ?? null, until ?? null];
}

export function deadLetterCatalog({ database, organizationId }: CatalogScope) {
  return {
    /**
     * Keeps a dead letter; one row per session revision, which a later failure of the same revision renews. Of a session that was never
     * stored it also keeps how its events came. An erased one is not kept.
     * @param name what the session would be remembered by, see `erasedName`
     */
    async keepDeadLetter(
      id: string,
      letter: DeadLetterMessage,
      arrivals: readonly Arrival[],
      name: string,
    ): Promise<void> {
      const { sessionId, revision, stage, kind, reason, archiveKey, failedAt } = letter;
      await database.batch([
        database
          .prepare(
            `INSERT INTO dead_letters
               (organization_id, dead_letter_id, session_id, revision, stage, kind, reason, archive_key, failed_at, tries, retry_at)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, ${retryAt('?6', '?9', '1')}
             WHERE NOT EXISTS (SELECT 1 FROM sessions WHERE organization_id = ?1 AND session_id = ?3 AND revision >= ?4)
               AND NOT EXISTS (SELECT 1 FROM erased_sessions WHERE organization_id = ?1 AND name = ?10)
             ON CONFLICT (organization_id, dead_letter_id) DO UPDATE SET
               stage = excluded.stage, kind = excluded.kind, reason = excluded.reason, failed_at = excluded.failed_at, replayed_at = NULL,
               tries = dead_letters.tries + 1, retry_at = ${retryAt('excluded.kind', 'excluded.failed_at', 'dead_letters.tries + 1')}
             WHERE excluded.failed_at > dead_letters.failed_at`,
          )
          .bind(organizationId, id, sessionId, revision, stage, kind, reason, archiveKey, failedAt, name),
        database
          .prepare(
            `INSERT INTO session_arrivals (organization_id, session_id, key_id, origin, from_at, until_at, events)
             SELECT ?1, ?2, value ->> 'keyId', value ->> 'origin', value ->> 'from', value ->> 'until', value ->> 'events'
             FROM json_each(?3) WHERE EXISTS (SELECT 1 FROM dead_letters WHERE organization_id = ?1 AND session_id = ?2)
               AND NOT EXISTS (SELECT 1 FROM sessions WHERE organization_id = ?1 AND session_id = ?2)
             ON CONFLICT DO UPDATE SET until_at = max(until_at, excluded.until_at), events = max(events, excluded.events)`,
          )
          .bind(organizationId, sessionId, JSON.stringify(arrivals)),
      ]);
    },

    /** Dead letters that match, newest first, without those that quarantines hide; of all that follows the same. */
    async listDeadLetters(filter: DeadLetterFilter, limit: number): Promise<DeadLetter[]> {
      const { results } = await database
        .prepare(`SELECT * FROM dead_letters WHERE ${MATCHES} AND ${IS_SHOWN} ORDER BY failed_at DESC LIMIT ?6`)
        .bind(organizationId, ...valuesOf(filter), limit)
        .all<DeadLetterRow>();
      return results.map(deadLetterOf);
    },

    /** How many match. @param notReplayedSince leaves out those that were tried again since, Unix milliseconds */
    async countDeadLetters(filter: DeadLetterFilter, notReplayedSince?: number): Promise<number> {
      const count = await database
        .prepare(
          `SELECT count(*) AS count FROM dead_letters WHERE ${MATCHES} AND ${IS_SHOWN}
           AND (?6 IS NULL OR replayed_at IS NULL OR replayed_at < ?6)`,
        )
        .bind(organizationId, ...valuesOf(filter), notReplayedSince ?? null)
        .first<number>('count');
      return count ?? 0;
    },

    /** How many match that quarantines hide. */
    async countHiddenDeadLetters(filter: DeadLetterFilter): Promise<number> {
      const count = await database
        .prepare(`SELECT count(*) AS count FROM dead_letters WHERE ${MATCHES} AND NOT ${IS_SHOWN}`)
        .bind(organizationId, ...valuesOf(filter))
        .first<number>('count');
      return count ?? 0;
    },

    /** Dead letters that match and were not tried again since a time, in the order of their ids, after one of them. */
    async nextToReplay(
      filter: DeadLetterFilter,
      notReplayedSince: number,
      after: string,
      limit: number,
    ): Promise<DeadLetter[]> {
      const { results } = await database
        .prepare(
          `SELECT * FROM dead_letters WHERE ${MATCHES} AND ${IS_SHOWN}
           AND (replayed_at IS NULL OR replayed_at < ?6) AND dead_letter_id > ?7 ORDER BY dead_letter_id LIMIT ?8`,
        )
        .bind(organizationId, ...valuesOf(filter), notReplayedSince, after, limit)
        .all<DeadLetterRow>();
      return results.map(deadLetterOf);
    },

    async findDeadLetter(id: string): Promise<DeadLetter | null> {
      const row = await database
        .prepare('SELECT * FROM dead_letters WHERE organization_id = ? AND dead_letter_id = ?')
        .bind(organizationId, id)
        .first<DeadLetterRow>();
      return row && deadLetterOf(row);
    },

    /** Dead letters that are to be tried again by now, longest due first, and whether there will be others. */
    async dueDeadLetters(now: number, limit: number): Promise<{ due: DeadLetter[]; later: boolean }> {
      const { results } = await database
        .prepare(
          `SELECT * FROM dead_letters WHERE organization_id = ? AND retry_at IS NOT NULL ORDER BY retry_at LIMIT ?`,
        )
        .bind(organizationId, limit + 1)
        .all<DeadLetterRow>();
      const due = results.filter((row) => row.retry_at !== null && row.retry_at <= now).slice(0, limit);
      return { due: due.map(deadLetterOf), later: results.length > due.length };
    },

    /** Notes that a dead letter was sent again; until it fails anew it is not tried by itself. */
    async markReplayed(id: string, at: number): Promise<void> {
      await database
        .prepare(
          'UPDATE dead_letters SET replayed_at = ?, retry_at = NULL WHERE organization_id = ? AND dead_letter_id = ?',
        )
        .bind(at, organizationId, id)
        .run();
    },
  };
}

function deadLetterOf(row: DeadLetterRow): DeadLetter {
  return {
    id: row.dead_letter_id,
    sessionId: row.session_id,
    revision: row.revision,
    stage: row.stage,
    kind: row.kind,
    reason: row.reason,
    archiveKey: row.archive_key,
    failedAt: row.failed_at,
    tries: row.tries,
    ...(row.retry_at === null ? {} : { retryAt: row.retry_at }),
    ...(row.replayed_at === null ? {} : { replayedAt: row.replayed_at }),
  };
}
