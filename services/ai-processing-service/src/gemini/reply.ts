import type { ModelEnding } from '@crow/contracts';
import type { ModelAnswer } from '@crow/session-analyst';

/** Tokens of one call, or of several. */
export interface Tokens {
  input: number;
  output: number;
}

/** A call that gave no answer. */
export interface Failure {
  ending: ModelEnding;
  /**
   * `never`: it would fail again. `once`: chance or a hint may help. `patiently`: after a wait, a few times.
   */
  again: 'never' | 'once' | 'patiently';
  /** How long the provider asks to wait, milliseconds. */
  waitMs?: number;
  /** What to tell the model with the next try. */
  note?: string;
}

/** What came of one call. */
export type Reply = { tokens: Tokens } & ({ answer: ModelAnswer } | { failure: Failure });

export const NO_TOKENS: Tokens = { input: 0, output: 0 };
