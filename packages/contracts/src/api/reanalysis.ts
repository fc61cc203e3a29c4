import type { Intent, Outcome, Stage, Understanding } from '../understanding/understanding.ts';

/**
 * Re-analysis: finished sessions are read again from the archive by today's analyst, and what it sees otherwise is told, or stored. For owners and
 * admins; what it does is in `docs/reanalysis.md`.
 *
 * | route | answer |
 * | --- | --- |
 * | `GET /api/reanalyses` | {@link ReanalysisList} |
 * | `POST /api/reanalyses/preview` with a {@link ReanalysisScope} | {@link ReanalysisPreview}; changes nothing |
 * | `POST /api/reanalyses` with a {@link ReanalysisRequest} | 202 {@link Reanalysis}; 409 while another one is not over |
 * | `GET /api/reanalyses/{id}` | {@link ReanalysisReport} |
 * | `POST /api/reanalyses/{id}/pause`, `…/resume`, `…/cancel` | {@link Reanalysis} |
 * | `GET /api/reanalyses/{id}/sessions?result=&change=&intentFrom=&intentTo=&outcomeFrom=&outcomeTo=&stageFrom=&stageTo=&limit=&cursor=` | {@link RereadPage} |
 * | `GET /api/reanalyses/{id}/sessions/{sessionId}` | {@link RereadDetail} |
 */

/** Which sessions are meant. Quarantined ones never are. */
export interface ReanalysisScope {
  /** Start of the session, Unix milliseconds, inclusive. */
  from: number;
  /** Start of the session, Unix milliseconds, exclusive. */
  to: number;
  /** Only sessions some of whose events came with this key; null for all. */
  keyId: string | null;
  /** Only sessions that an older analyst read. */
  onlyOlder: boolean;
  /** Sessions whose statements are a language model's: left as they are, or read by the analyst. */
  modelMade: ModelMade;
}

export const MODEL_MADE = ['leave', 'reread'] as const;
export type ModelMade = (typeof MODEL_MADE)[number];

/** Starts a re-analysis. */
export interface ReanalysisRequest extends ReanalysisScope {
  /** Chosen by whoever asks: asking again with the same one changes nothing. */
  id: string;
  /** Whether the new readings take the place of the old ones; otherwise they are only compared. */
  stores: boolean;
}

export interface ReanalysisPreview {
  /** Sessions that would be read. */
  sessions: number;
  /** Sessions of the scope that a language model told, and that are left out. */
  leftToModel: number;
  /** Version of today's analyst. */
  analyst: string;
}

/** `cancelled` and `done` are ends. */
export type ReanalysisState = 'running' | 'paused' | 'cancelled' | 'done';
export const REANALYSIS_STEPS = ['pause', 'resume', 'cancel'] as const;
export type ReanalysisStep = (typeof REANALYSIS_STEPS)[number];

export interface Reanalysis extends ReanalysisScope {
  reanalysisId: string;
  stores: boolean;
  /** Version of the analyst when it began. */
  analyst: string;
  state: ReanalysisState;
  /** Sessions that were in its scope when it began. */
  total: number;
  /** Sessions that it has come to. */
  read: number;
  startedAt: number;
  /** `user:<user id>`. */
  startedBy: string;
  endedAt?: number;
}

export interface ReanalysisList {
  /** The newest first, 50 at most. */
  reanalyses: Reanalysis[];
  /** Version of today's analyst. */
  analyst: string;
}

/**
 * What came of a session. `failed`: it could not be read again, and stays as it is. `overtaken`: late events or a quarantine came in between;
 * it stays as it is.
 */
export const REREAD_RESULTS = ['unchanged', 'changed', 'failed', 'overtaken'] as const;
export type RereadResult = (typeof REREAD_RESULTS)[number];

/**
 * What two readings can differ in. `texts`: goal, next step, headlines, sentences, or what is searched. `added` and `removed`: interactions. `details`:
 * anything else, such as evidence and products. A session that differs in nothing is unchanged: the same bytes, apart from who read it.
 */
export const READING_CHANGES = [
  'intent',
  'outcome',
  'stage',
  'confidence',
  'friction',
  'texts',
  'added',
  'removed',
  'details',
] as const;
export type ReadingChange = (typeof READING_CHANGES)[number];

/** How many sessions went from one value to another; `from` and `to` are equal for those that stayed. */
export interface Moved<Value> {
  from: Value;
  to: Value;
  sessions: number;
}

export interface ReanalysisReport extends Reanalysis {
  results: Record<RereadResult, number>;
  /** Sessions that changed in it, among others. */
  changes: Record<ReadingChange, number>;
  intents: Moved<Intent>[];
  outcomes: Moved<Outcome>[];
  stages: Moved<Stage>[];
}

/** Which of the sessions of a re-analysis are meant; what is absent does not matter. */
export interface RereadFilter {
  result?: RereadResult;
  change?: ReadingChange;
  intentFrom?: Intent;
  intentTo?: Intent;
  outcomeFrom?: Outcome;
  outcomeTo?: Outcome;
  stageFrom?: Stage;
  stageTo?: Stage;
}

/** What of two readings lists tell. */
export interface ReadingBrief {
  intent: Intent;
  outcome: Outcome;
  stage: Stage;
  confidence: number;
}

export interface RereadSession {
  sessionId: string;
  startedAt: number;
  /** As the catalog tells it now. Hostile text: render as text only. */
  headline: string;
  result: RereadResult;
  changes: ReadingChange[];
  /** Absent when it failed or was overtaken. */
  readings?: { before: ReadingBrief; after: ReadingBrief };
  /** Why it failed. */
  reason?: string;
}

export interface RereadPage {
  sessions: RereadSession[];
  total: number;
  /** Pass back as `cursor` for the next page; absent on the last one. */
  nextCursor?: string;
}

/** Both readings of one session. */
export interface RereadDetail {
  session: RereadSession;
  /** Null when the stored result is gone. */
  before: Understanding | null;
  /** What was stored; of a re-analysis that only compares what today's analyst says. Null when the session can't be read again. */
  after: Understanding | null;
}
