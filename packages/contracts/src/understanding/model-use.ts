/**
 * How asking a language model about a session ended. Whatever it was, the session is understood: by the model where
 * its statements passed the check of claims, else by the analyst.
 */
export const MODEL_ENDINGS = [
  /** Statements of the model are stored. */
  'used',
  /** Too many of its statements are not proven by the events, also after they were named to it. */
  'refused_by_check',
  /** 429, also after waiting. */
  'rate_limited',
  /** 5xx, or a page where an answer should be. */
  'server_failed',
  /** The key is not valid, or may not use the model. */
  'key_refused',
  /** There is no model of that name any more. */
  'model_unknown',
  /** 400 for another reason. */
  'request_refused',
  'connection_lost',
  'timed_out',
  /** The provider's own filter withheld the answer or the question. */
  'blocked',
  /** The answer was longer than allowed, also with twice the length. */
  'cut_off',
  /** The answer is no JSON. */
  'unreadable',
  /** The answer is JSON of another shape. */
  'wrong_shape',
  /** Something failed on our side; the log says what. */
  'internal_error',
  /** Not asked: asking failed a short time ago, and would fail again. */
  'paused',
  /** Not asked: the organization's budget of the day is spent. */
  'over_budget',
  /** Not asked: the visitor did not agree to reading by a model. */
  'no_consent',
  /** Not asked: the organization does not want it. */
  'switched_off',
  /** Not asked: a program, a bounce or too little to tell of. */
  'too_little',
  /** Not asked: the organization asks about interesting sessions only, and this is none. */
  'not_interesting',
  /** Not asked: answers in the organization's language can't be checked. */
  'language_unchecked',
] as const;
export type ModelEnding = (typeof MODEL_ENDINGS)[number];

/** What a language model was asked about a session, what came of it, and what it took. */
export interface ModelUse {
  model: string;
  /** Version of the prompt. */
  prompt: string;
  ended: ModelEnding;
  calls: number;
  /** Tokens of all calls, also of those that failed, as far as the provider told them. */
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when the price of the model is not known. */
  costUsd: number | null;
  /** Why statements of the model were dropped, with how many: `unknown_number: 2`. */
  dropped: Record<string, number>;
  /** Texts of pages that were withheld from the model because they tried to instruct it. */
  withheld: number;
}

/** Which sessions of an organization a model may read: none, those with something to learn from, or all worth it. */
export const MODEL_POLICIES = ['off', 'interesting', 'all'] as const;
export type ModelPolicy = (typeof MODEL_POLICIES)[number];
