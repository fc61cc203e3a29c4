import type { Outcome } from '../understanding/understanding.ts';

/**
 * What is forecast of each visitor when a session has ended, and how right that was.
 *
 * `GET /api/score-card?days=` ({@link ScoreCard}). `returns`: the visitor comes again; `buys`: the visitor buys in a session after it.
 */
export const FORECAST_KINDS = ['returns', 'buys'] as const;
export type ForecastKind = (typeof FORECAST_KINDS)[number];

/** How long a forecast has to come true, from the end of its session, milliseconds. */
export const FORECAST_MS = 7 * 24 * 60 * 60 * 1000;

/** Similar sessions of the organization's own, known to the end, from which on they are believed more than the rules. */
export const OWN_COUNTS_FROM = 50;

/** Days that a score card may look back. */
export const SCORE_CARD_DAYS = [30, 90] as const;
export type ScoreCardDays = (typeof SCORE_CARD_DAYS)[number];

/** What got in the way of a session, as far as forecasts tell it apart. */
export const HINDRANCES = ['none', 'price', 'trouble'] as const;
export type Hindrance = (typeof HINDRANCES)[number];

/** One forecast. */
export interface Forecast {
  kind: ForecastKind;
  /** 0 to 1. */
  probability: number;
  /** `rules`: starting values; `own`: counts of the organization's own similar sessions. */
  basis: 'rules' | 'own';
  /** Own similar sessions that were known to the end when it was made. */
  similar: number;
  /** Until when it has to come true, Unix milliseconds. */
  dueAt: number;
  /** When it came true, Unix milliseconds; absent while it has not. */
  metAt?: number;
}

/** Forecasts that said about the same, and how many of them came true. */
export interface CalibrationBin {
  /** Lower end of the probabilities in it: 0, 0.1 … 0.9. */
  from: number;
  forecasts: number;
  /** Mean of what was forecast. */
  forecast: number;
  /** Share that came true. */
  met: number;
}

/** How right the forecasts of one kind were; only of those whose time is over. */
export interface KindScore {
  kind: ForecastKind;
  forecasts: number;
  met: number;
  /** Their time is not over. */
  open: number;
  /** When the first of the open ones is due, Unix milliseconds; absent without one. */
  nextDueAt?: number;
  /**
   * Mean squared difference between what was forecast and what came, 0 (all right and sure) to 1.
   * Brier, Verification of forecasts expressed in terms of probability (1950). Null without forecasts.
   */
  brier: number | null;
  /** The same for somebody who always says the share that came true in the end: what a forecast has to beat. */
  baseline: number | null;
  /** Mean distance between forecast and truth over the bins, weighted by their forecasts, 0 to 1. */
  calibrationError: number | null;
  bins: CalibrationBin[];
}

/** What came of sessions that ended alike. */
export interface SimilarSessions {
  outcome: Outcome;
  hindrance: Hindrance;
  sessions: number;
  /** Shares from 0 to 1: what was forecast on average, and what came true. */
  returns: { forecast: number; met: number };
  buys: { forecast: number; met: number };
}

/** `GET /api/score-card?days=`: forecasts whose time ended in these days. */
export interface ScoreCard {
  from: number;
  to: number;
  kinds: KindScore[];
  /** The most sessions first. */
  similar: SimilarSessions[];
  live: LiveScore;
}

/** Ages of a session, in milliseconds from its start, from which on provisional readings are counted together. */
export const READING_AGES_MS = [0, 60_000, 3 * 60_000, 10 * 60_000] as const;

/** How right provisional readings were that were made at about the same age of their sessions. */
export interface LiveAgeScore {
  /** One of {@link READING_AGES_MS}: this old the sessions were, up to the next. */
  fromMs: number;
  readings: number;
  /** Whose intent was that of the finished session. */
  intentRight: number;
  /** Mean confidence in the intent, 0 to 1. */
  confidence: number;
  /** Readings that told an outcome, and those whose outcome was that of the finished session. */
  outcomes: number;
  outcomeRight: number;
}

/**
 * How right the live view's readings of open sessions were: each reading that was shown, against the reading of the whole session. The
 * confidence is scored as a forecast that the intent stays. Of sessions that ended in the days of the score card.
 */
export interface LiveScore extends Omit<KindScore, 'kind' | 'open' | 'nextDueAt'> {
  ages: LiveAgeScore[];
}
