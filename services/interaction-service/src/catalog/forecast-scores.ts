import type { CalibrationBin, ForecastKind, Hindrance, Outcome } from '@crow/contracts';
import type { CatalogScope } from './scope.ts';

/** Forecasts of a bin that are known to the end. */
export interface Bin extends Pick<CalibrationBin, 'from' | 'forecasts'> {
  met: number;
  /** Sum of the probabilities. */
  expected: number;
  /** Sum of the squared differences to what came. */
  squared: number;
}

/** Forecasts of a kind and a bin whose time is over. */
export interface ScoredBin extends Bin {
  kind: ForecastKind;
}

/** Forecasts of sessions that ended alike. */
export interface ScoredLikeness {
  kind: ForecastKind;
  outcome: Outcome;
  hindrance: Hindrance;
  sessions: number;
  expected: number;
  met: number;
}

/** Forecasts of sessions that no quarantine hides. */
const SHOWN = `NOT EXISTS (SELECT 1 FROM quarantined_sessions h
  WHERE h.organization_id = forecasts.organization_id AND h.session_id = forecasts.session_id)`;

export function scoreCatalog({ database, organizationId }: CatalogScope) {
  return {
    /** Forecasts whose time ended from `from` up to `to`, by kind and tenths of probability. */
    async scoredBins(from: number, to: number): Promise<ScoredBin[]> {
      const { results } = await database
        .prepare(
          `SELECT kind, min(9, CAST(probability * 10 AS INTEGER)) / 10.0 AS "from", count(*) AS forecasts, count(met_at) AS met,
             sum(probability) AS expected, sum((probability - (met_at IS NOT NULL)) * (probability - (met_at IS NOT NULL))) AS squared
           FROM forecasts WHERE organization_id = ? AND due_at >= ? AND due_at < ? AND ${SHOWN} GROUP BY 1, 2 ORDER BY 1, 2`,
        )
        .bind(organizationId, from, to)
        .all<ScoredBin>();
      return results;
    },

    /** The same by how the sessions ended, the most first. */
    async scoredLikenesses(from: number, to: number): Promise<ScoredLikeness[]> {
      const { results } = await database
        .prepare(
          `SELECT kind, outcome, hindrance, count(*) AS sessions, sum(probability) AS expected, count(met_at) AS met
           FROM forecasts WHERE organization_id = ? AND due_at >= ? AND due_at < ? AND ${SHOWN} GROUP BY 1, 2, 3 ORDER BY sessions DESC, outcome, hindrance`,
        )
        .bind(organizationId, from, to)
        .all<ScoredLikeness>();
      return results;
    },

    /** Forecasts whose time is not over at a time. */
    async openForecasts(at: number): Promise<{ kind: ForecastKind; open: number; nextDueAt: number }[]> {
      const { results } = await database
        .prepare(
          `SELECT kind, count(*) AS open, min(due_at) AS nextDueAt FROM forecasts
           WHERE organization_id = ? AND due_at >= ? AND ${SHOWN} GROUP BY kind`,
        )
        .bind(organizationId, at)
        .all<{ kind: ForecastKind; open: number; nextDueAt: number }>();
      return results;
    },
  };
}
