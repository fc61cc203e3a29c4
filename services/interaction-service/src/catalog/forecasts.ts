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

/** Own counts are of this time, so that a shop that changes is forecast as it is now, milliseconds. */
const LOOKED_BACK_MS = 90 * 24 * 60 * 60 * 1000;

/** When a forecast `f` came true: the first later session of its visitor, for `buys` the first with a purchase. */
export const MET_AT = `(SELECT min(s.started_at) FROM sessions s WHERE s.organization_id = f.organization_id AND s.visitor_id = f.visitor_id
  AND s.started_at > f.made_at AND s.started_at <= f.due_at AND s.bot = 0 AND s.session_id <> f.session_id
  AND (f.kind <> 'buys' OR s.outcome = 'purchase_completed'))`;

export function forecastCatalog({ database, organizationId }: CatalogScope) {
  return {
    /** What came of sessions that ended alike, as far as it was known at a time. */
    async ownCounts(
      kind: ForecastKind,
      { outcome, hindrance }: { outcome: Outcome; hindrance: Hindrance },
      at: number,
    ): Promise<OwnCounts> {
      const counts = await database
        .prepare(
          `SELECT count(*) AS sessions, count(met_at) AS met FROM forecasts
           WHERE organization_id = ? AND kind = ? AND outcome = ? AND hindrance = ? AND due_at > ? AND due_at <= ?`,
        )
        .bind(organizationId, kind, outcome, hindrance, at - LOOKED_BACK_MS, at)
        .first<OwnCounts>();
      return counts ?? { sessions: 0, met: 0 };
    },

    /**
     * Keeps the forecasts of a session, unless those of a newer revision are kept; the same again changes nothing. What came true is
     * found anew for all forecasts that the session may have fulfilled, and no longer does.
     */
    async keepForecasts(kept: SessionForecasts): Promise<void> {
      const { sessionId, revision, visitorId, outcome, hindrance, startedAt, madeAt, dueAt, forecasts } = kept;
      await database.batch([
        database
          .prepare(
            `DELETE FROM forecasts WHERE organization_id = ?1 AND session_id = ?2 AND revision < ?3
             AND EXISTS (SELECT 1 FROM sessions WHERE organization_id = ?1 AND session_id = ?2 AND revision = ?3)`,
          )
          .bind(organizationId, sessionId, revision),
        database
          .prepare(
            `INSERT INTO forecasts (organization_id, session_id, kind, revision, visitor_id, outcome, hindrance, probability, basis,
               similar, made_at, due_at)
             SELECT ?1, ?2, value ->> 'kind', ?3, ?4, ?5, ?6, value ->> 'probability', value ->> 'basis', value ->> 'similar', ?7, ?8
             FROM json_each(?9)
             WHERE EXISTS (SELECT 1 FROM sessions WHERE organization_id = ?1 AND session_id = ?2 AND revision = ?3)
             ON CONFLICT DO NOTHING`,
          )
          .bind(
            organizationId,
            sessionId,
            revision,
            visitorId,
            outcome,
            hindrance,
            madeAt,
            dueAt,
            JSON.stringify(forecasts),
          ),
        database
          .prepare(
            `UPDATE forecasts AS f SET met_at = ${MET_AT}
             WHERE organization_id = ?1 AND visitor_id = ?2 AND (session_id = ?3 OR (made_at < ?4 AND made_at >= ?5))`,
          )
          .bind(organizationId, visitorId, sessionId, startedAt, startedAt - FORECAST_MS),
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
