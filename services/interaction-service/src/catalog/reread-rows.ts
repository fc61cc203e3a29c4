import {
  type Intent,
  type Outcome,
  READING_CHANGES,
  type ReadingBrief,
  type ReadingChange,
  type RereadResult,
  type RereadSession,
  type Stage,
} from '@crow/contracts';
import type { Edition } from './editions.ts';

/** What came of one session of a re-analysis. */
export interface KeptReread extends Omit<RereadSession, 'headline'>, Edition {
  reanalysisId: string;
  newEdition?: number;
}

/** The same with the headline that the catalog tells now. */
export type ListedReread = KeptReread & Pick<RereadSession, 'headline'>;

/** A row of the table of sessions that were read again, with the headline that the catalog tells now. */
export interface RereadRow {
  session_id: string;
  started_at: number;
  revision: number;
  edition: number;
  new_edition: number | null;
  result: RereadResult;
  changes: number;
  intent_from: Intent | null;
  intent_to: Intent;
  outcome_from: Outcome;
  outcome_to: Outcome;
  stage_from: Stage;
  stage_to: Stage;
  confidence_from: number;
  confidence_to: number;
  reason: string | null;
  headline: string;
}

/** What a row says. */
export function rereadOf(reanalysisId: string, row: RereadRow): ListedReread {
  const brief = (side: 'from' | 'to'): ReadingBrief => ({
    // Both are kept together or not at all.
    intent: row[`intent_${side}`] as Intent,
    outcome: row[`outcome_${side}`],
    stage: row[`stage_${side}`],
    confidence: row[`confidence_${side}`],
  });
  return {
    reanalysisId,
    sessionId: row.session_id,
    startedAt: row.started_at,
    headline: row.headline,
    revision: row.revision,
    edition: row.edition,
    ...(row.new_edition === null ? {} : { newEdition: row.new_edition }),
    result: row.result,
    changes: READING_CHANGES.filter((change) => row.changes & bitOf(change)),
    ...(row.intent_from === null ? {} : { readings: { before: brief('from'), after: brief('to') } }),
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}

/** Stored numbers depend on the order of the changes: new ones come at the end. */
export function bitOf(change: ReadingChange): number {
  return 1 << READING_CHANGES.indexOf(change);
}
