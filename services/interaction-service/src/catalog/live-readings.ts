import { type LiveAgeScore, READING_AGES_MS, type ShownReadings } from '@crow/contracts';
import type { Bin } from './forecast-scores.ts';
import { isHidden } from './hidden.ts';
import type { CatalogScope } from './scope.ts';

/** Readings that were shown of sessions that ended in a time and are known to the end, without those of hidden ones. Parameters: organization, from, to. */
const SHOWN_OF_ENDED = `sessions s JOIN live_readings l ON l.organization_id = s.organization_id AND l.session_id = s.session_id
  WHERE s.organization_id = ?1 AND s.ended_at >= ?2 AND s.ended_at < ?3 AND NOT ${isHidden('s.session_id')}`;

const IS_RIGHT = '(l.intent = s.intent)';

/** The age of a session at a reading, as one of {@link READING_AGES_MS}. A clock that was set back makes no age of its own. */
const AGE = `CASE ${READING_AGES_MS.toReversed()
  .map((from) => (from === 0 ? 'ELSE 0 END' : `WHEN l.at - s.started_at >= ${from} THEN ${from}`))
  .join(' ')}`;

export function liveReadingCatalog({ database, organizationId }: CatalogScope) {
  return {
    /** Keeps readings that the live view showed of a session, each once however often it is told. */
    async keepLiveReadings(shown: readonly ShownReadings[]): Promise<void> {
      const rows = shown.flatMap(({ sessionId, readings }) =>
        readings.map(({ at, intent, outcome, confidence }) => ({ sessionId, at, intent, outcome, confidence })),
      );
      await database
        .prepare(
          `INSERT INTO live_readings (organization_id, session_id, at, intent, outcome, confidence)
           SELECT ?1, value ->> 'sessionId', value ->> 'at', value ->> 'intent', value ->> 'outcome', value ->> 'confidence'
           FROM json_each(?2) WHERE EXISTS (
             SELECT 1 FROM sessions WHERE organization_id = ?1 AND session_id = value ->> 'sessionId') ON CONFLICT DO NOTHING`,
        )
        .bind(organizationId, JSON.stringify(rows))
        .run();
    },

    /** Readings by tenths of their confidence, and how many of each told the intent that it was in the end. */
    async liveBins(from: number, to: number): Promise<Bin[]> {
      const { results } = await database
        .prepare(
          `SELECT min(9, CAST(l.confidence * 10 AS INTEGER)) / 10.0 AS "from", count(*) AS forecasts, sum(${IS_RIGHT}) AS met,
             sum(l.confidence) AS expected, sum((l.confidence - ${IS_RIGHT}) * (l.confidence - ${IS_RIGHT})) AS squared
           FROM ${SHOWN_OF_ENDED} GROUP BY 1 ORDER BY 1`,
        )
        .bind(organizationId, from, to)
        .all<Bin>();
      return results;
    },

    /** How right readings were, by the age of their sessions. */
    async liveAges(from: number, to: number): Promise<LiveAgeScore[]> {
      const { results } = await database
        .prepare(
          `SELECT ${AGE} AS fromMs, count(*) AS readings, sum(${IS_RIGHT}) AS intentRight, avg(l.confidence) AS confidence,
             count(l.outcome) AS outcomes, coalesce(sum(l.outcome = s.outcome), 0) AS outcomeRight
           FROM ${SHOWN_OF_ENDED} GROUP BY 1 ORDER BY 1`,
        )
        .bind(organizationId, from, to)
        .all<LiveAgeScore>();
      return results;
    },
  };
}
