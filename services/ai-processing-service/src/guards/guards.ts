import type { ModelEnding } from '@crow/contracts';

/** Tokens and money that a session's questions take. */
export interface Spending {
  tokens: number;
  /** US dollars; 0 when the price is not known. */
  usd: number;
}

/** Keeps from asking what would fail anyway. */
export interface Circuit {
  /** Whether asking is of use now. */
  isClosed(): Promise<boolean>;
  /** Stops asking for a while, because of how asking ended. */
  open(ending: ModelEnding, forMs: number): Promise<void>;
}

/** An organization's budget of a day. */
export interface Budget {
  /**
   * Puts aside what a session may take.
   * @returns false when that is not left of today's budget
   */
  reserve(organizationId: string, reservation: string, most: Spending): Promise<boolean>;
  /** Replaces what was put aside by what was taken; failed calls count. */
  settle(organizationId: string, reservation: string, taken: Spending): Promise<void>;
}

export interface Guards {
  circuit: Circuit;
  budget: Budget;
}
