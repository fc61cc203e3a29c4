import {
  type Intent,
  type Moved,
  READING_CHANGES,
  REREAD_RESULTS,
  type ReanalysisReport,
  type RereadFilter,
} from '@crow/contracts';
import type { Edition } from './editions.ts';
import { isHidden } from './hidden.ts';
import { bitOf, type KeptReread, type ListedReread, type RereadRow, rereadOf } from './reread-rows.ts';
import type { CatalogScope } from './scope.ts';
import type { SessionCursor } from './sessions.ts';

/** A session that is gone has no part in any list or count. */
const FROM = `FROM reread_sessions r JOIN sessions s ON s.organization_id = r.organization_id AND s.session_id = r.session_id`;

/** The same condition counts sessions and lists them, so that each number leads to exactly that many. Parameters 1 and 2: organization, re-analysis. */
const OF_REANALYSIS = `r.organization_id = ?1 AND r.reanalysis_id = ?2 AND NOT ${isHidden('r.session_id')}`;

const MATCHES = `${OF_REANALYSIS} AND (?3 IS NULL OR r.result = ?3) AND (r.changes & ?4) = ?4
  AND (?5 IS NULL OR r.intent_from = ?5) AND (?6 IS NULL OR r.intent_to = ?6) AND (?7 IS NULL OR r.outcome_from = ?7)
  AND (?8 IS NULL OR r.outcome_to = ?8) AND (?9 IS NULL OR r.stage_from = ?9) AND (?10 IS NULL OR r.stage_to = ?10)`;

export function rereadCatalog(scope: CatalogScope) {
  const { database, organizationId } = scope;
  return {
    /** Keeps what came of a session that is still there; what was kept first stays. */
    async keepReread(reread: KeptReread): Promise<void> {
      await keepReread(scope, reread).run();
    },

    /** What came of a session; null when the re-analysis has not come to it, or it is hidden or gone. */
    async findReread(reanalysisId: string, sessionId: string): Promise<ListedReread | null> {
      const row = await database
        .prepare(`SELECT r.*, s.headline ${FROM} WHERE ${OF_REANALYSIS} AND r.session_id = ?3`)
        .bind(organizationId, reanalysisId, sessionId)
        .first<RereadRow>();
      return row && rereadOf(reanalysisId, row);
    },

    async countRereads(reanalysisId: string, filter: RereadFilter = {}): Promise<number> {
      const count = await database
        .prepare(`SELECT count(*) AS count ${FROM} WHERE ${MATCHES}`)
        .bind(organizationId, reanalysisId, ...valuesOf(filter))
        .first<number>('count');
      return count ?? 0;
    },

    /** Sessions of a re-analysis that match, the newest first, after a place. */
    async listRereads(
      reanalysisId: string,
      filter: RereadFilter,
      limit: number,
      after?: SessionCursor,
    ): Promise<ListedReread[]> {
      const { results } = await database
        .prepare(
          `SELECT r.*, s.headline ${FROM} WHERE ${MATCHES} AND (?11 IS NULL OR (r.started_at, r.session_id) < (?11, ?12))
           ORDER BY r.started_at DESC, r.session_id DESC LIMIT ?13`,
        )
        .bind(
          organizationId,
          reanalysisId,
          ...valuesOf(filter),
          after?.startedAt ?? null,
          after?.sessionId ?? null,
          limit,
        )
        .all<RereadRow>();
      return results.map((row) => rereadOf(reanalysisId, row));
    },

    /** How many sessions came out how. */
    async countChanges(
      reanalysisId: string,
    ): Promise<Pick<ReanalysisReport, 'results' | 'changes' | 'intents' | 'outcomes' | 'stages'>> {
      const { results } = await database
        .prepare(
          `SELECT result, changes, intent_from, intent_to, outcome_from, outcome_to, stage_from, stage_to, count(*) AS sessions
           ${FROM} WHERE ${OF_REANALYSIS} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`,
        )
        .bind(organizationId, reanalysisId)
        .all<RereadRow & { sessions: number }>();
      const sum = (rows: readonly { sessions: number }[]) => rows.reduce((total, { sessions }) => total + sessions, 0);
      const compared = results.filter(({ intent_from }) => intent_from !== null);
      return {
        results: recordOf(REREAD_RESULTS, (result) => sum(results.filter((row) => row.result === result))),
        changes: recordOf(READING_CHANGES, (change) => sum(results.filter((row) => row.changes & bitOf(change)))),
        intents: moved(compared, (row) => [row.intent_from as Intent, row.intent_to]),
        outcomes: moved(compared, (row) => [row.outcome_from, row.outcome_to]),
        stages: moved(compared, (row) => [row.stage_from, row.stage_to]),
      };
    },
  };
}

/**
 * Keeps what came of a session, unless something is kept or the session is gone.
 * @param stored keeps it only when this edition is the stored one
 */
export function keepReread(
  { database, organizationId }: CatalogScope,
  reread: KeptReread,
  stored?: Edition,
): D1PreparedStatement {
  const { reanalysisId, sessionId, readings } = reread;
  const [before, after] = [readings?.before, readings?.after];
  return database
    .prepare(
      `INSERT INTO reread_sessions (organization_id, session_id, reanalysis_id, started_at, revision, edition, new_edition, result, changes,
         intent_from, intent_to, outcome_from, outcome_to, stage_from, stage_to, confidence_from, confidence_to, reason)
       SELECT ?1, ?2, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20
       WHERE EXISTS (SELECT 1 FROM sessions WHERE organization_id = ?1 AND session_id = ?2
         AND (?3 IS NULL OR revision = ?3) AND (?4 IS NULL OR edition = ?4))
       ON CONFLICT DO NOTHING`,
    )
    .bind(
      ...[organizationId, sessionId, stored?.revision ?? null, stored?.edition ?? null],
      ...[reanalysisId, reread.startedAt, reread.revision, reread.edition, reread.newEdition ?? null],
      ...[reread.result, reread.changes.reduce((bits, change) => bits | bitOf(change), 0)],
      ...[before?.intent ?? null, after?.intent ?? null, before?.outcome ?? null, after?.outcome ?? null],
      ...[before?.stage ?? null, after?.stage ?? null, before?.confidence ?? null, after?.confidence ?? null],
      reread.reason ?? null,
    );
}

function valuesOf(filter: RereadFilter): (string | number | null)[] {
  const { result, change, intentFrom, intentTo, outcomeFrom, outcomeTo, stageFrom, stageTo } = filter;
  const places = [intentFrom, intentTo, outcomeFrom, outcomeTo, stageFrom, stageTo];
  return [result ?? null, change ? bitOf(change) : 0, ...places.map((place) => place ?? null)];
}

function recordOf<Key extends string>(keys: readonly Key[], countOf: (key: Key) => number): Record<Key, number> {
  // Each key gets its count.
  return Object.fromEntries(keys.map((key) => [key, countOf(key)])) as Record<Key, number>;
}

function moved<Value extends string>(
  rows: readonly (RereadRow & { sessions: number })[],
  valuesIn: (row: RereadRow) => [from: Value, to: Value],
): Moved<Value>[] {
  const sums = new Map<string, Moved<Value>>();
  for (const row of rows) {
    const [from, to] = valuesIn(row);
    const known = sums.get(`${from} ${to}`);
    if (known) known.sessions += row.sessions;
    else sums.set(`${from} ${to}`, { from, to, sessions: row.sessions });
  }
  return [...sums.values()].sort((a, b) => b.sessions - a.sessions);
}
