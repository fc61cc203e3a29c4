import { FORECAST_MS, type Forecast, type ForecastKind, type Hindrance, type Outcome } from '@crow/contracts';
import type { OwnCounts } from '../forecasts/make-forecast.ts';
import type { CatalogScope } from './scope.ts';

/** What is forecast after one session. */
export interface SessionForecasts {
  sessionId: string;
  revision: number;
  visitorId: string;
  outcome: Outcome;
  hindrance: Hindrance;
  startedAt: number;
  madeAt: number;
  dueAt: number;
  forecasts: Pick<Forecast, 'kind' | 'probability' | 'basis' | 'similar'>[];
}

/** Asks what came of sessions that ended alike. */
export interface Likeness {
  kind: ForecastKind;
  outcome: Outcome;
  hindrance: Hindrance;
  /** Unix milliseconds. */
  at: number;
}

/** Own counts are of this time, so that a shop that changes is forecast as it is now, milliseconds. */
const LOOKED_BACK_MS = 90 * 24 * 60 * 60 * 1000;

/** When a forecast `f` came true: the first later session of its visitor, for `buys` the first with a purchase. */
export const MET_AT = `(SELECT min(s.started_at) FROM sessions s INDEXED BY sessions_by_visitor WHERE s.organization_id = f.organization_id AND s.visitor_id = f.visitor_id
  AND s.started_at > f.made_at AND s.started_at <= f.due_at AND s.bot = 0 AND s.session_id <> f.session_id
  AND (f.kind <> 'buys' OR s.outcome = 'purchase_completed'))`;

/** Whether the session of a `json_each` row is stored in the row's revision: a late try of an old one changes nothing. */
const IS_CURRENT = (row: string) =>
  `EXISTS (SELECT 1 FROM sessions WHERE organization_id = ?1 AND session_id = ${row}.value ->> 'sessionId' AND revision = ${row}.value ->> 'revision')`;

export function forecastCatalog({ database, organizationId }: CatalogScope) {
  return {
    /** What came of sessions that ended alike, as far as it was known at a time. @returns in the order of the questions */
    async ownCounts(questions: readonly Likeness[]): Promise<OwnCounts[]> {
      if (questions.length === 0) return [];
      const { results } = await database
        .prepare(
          `SELECT asked.key AS place, count(f.kind) AS sessions, count(f.met_at) AS met
           FROM json_each(?2) AS asked LEFT JOIN forecasts f ON f.organization_id = ?1 AND f.kind = asked.value ->> 'kind'
             AND f.outcome = asked.value ->> 'outcome' AND f.hindrance = asked.value ->> 'hindrance'
             AND f.due_at > (asked.value ->> 'at') - ?3 AND f.due_at <= asked.value ->> 'at'
           GROUP BY asked.key`,
        )
        .bind(organizationId, JSON.stringify(questions), LOOKED_BACK_MS)
        .all<OwnCounts & { place: number }>();
      const byPlace = new Map(results.map(({ place, sessions, met }) => [place, { sessions, met }]));
      return questions.map((_, place) => byPlace.get(place) ?? { sessions: 0, met: 0 });
    },

    /**
     * Keeps the forecasts of sessions, unless those of a newer revision are kept; the same again changes nothing. What came true is
     * found anew for all forecasts that the sessions may have fulfilled, and no longer do.
     */
    async keepForecasts(kept: readonly SessionForecasts[]): Promise<void> {
      if (kept.length === 0) return;
      const sessions = kept.map(({ forecasts: _, ...session }) => session);
      const rows = kept.flatMap(({ forecasts, ...session }) =>
        forecasts.map((forecast) => ({ ...session, ...forecast })),
      );
      await database.batch([
        database
          .prepare(
            `DELETE FROM forecasts WHERE organization_id = ?1 AND EXISTS (
               SELECT 1 FROM json_each(?2) AS kept WHERE kept.value ->> 'sessionId' = forecasts.session_id
               AND kept.value ->> 'revision' > forecasts.revision AND ${IS_CURRENT('kept')})
             AND session_id IN (SELECT value ->> 'sessionId' FROM json_each(?2))`,
          )
          .bind(organizationId, JSON.stringify(sessions)),
        database
          .prepare(
            `INSERT INTO forecasts (organization_id, session_id, kind, revision, visitor_id, outcome, hindrance, probability, basis,
               similar, made_at, due_at)
             SELECT ?1, value ->> 'sessionId', value ->> 'kind', value ->> 'revision', value ->> 'visitorId', value ->> 'outcome',
               value ->> 'hindrance', value ->> 'probability', value ->> 'basis', value ->> 'similar', value ->> 'madeAt', value ->> 'dueAt'
             FROM json_each(?2) AS kept WHERE ${IS_CURRENT('kept')} ON CONFLICT DO NOTHING`,
          )
          .bind(organizationId, JSON.stringify(rows)),
        database
          .prepare(
            `UPDATE forecasts AS f SET met_at = ${MET_AT}
             WHERE organization_id = ?1 AND (session_id, kind) IN (
               SELECT earlier.session_id, earlier.kind FROM json_each(?2) AS kept
               CROSS JOIN forecasts earlier INDEXED BY forecasts_by_visitor ON earlier.organization_id = ?1 AND earlier.visitor_id = kept.value ->> 'visitorId'
               WHERE earlier.session_id = kept.value ->> 'sessionId'
                 OR (earlier.made_at < kept.value ->> 'startedAt' AND earlier.made_at >= (kept.value ->> 'startedAt') - ?3))`,
          )
          .bind(organizationId, JSON.stringify(sessions), FORECAST_MS),
      ]);
    },

    /** What was forecast after a session. */
    async forecastsOf(sessionId: string): Promise<Forecast[]> {
      const { results } = await database
        .prepare(
          `SELECT kind, probability, basis, similar, due_at AS dueAt, met_at AS metAt FROM forecasts
           WHERE organization_id = ? AND session_id = ? ORDER BY kind DESC`,
        )
        .bind(organizationId, sessionId)
        .all<Omit<Forecast, 'metAt'> & { metAt: number | null }>();
      return results.map(({ metAt, ...forecast }) => ({ ...forecast, ...(metAt === null ? {} : { metAt }) }));
    },
  };
}
