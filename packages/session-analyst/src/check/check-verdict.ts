import type { Intent, Outcome } from '@crow/contracts';
import type { Reading } from '../reading.ts';

/** What a provider proposes as the meaning of a session. */
export interface Verdict {
  intent: Intent;
  outcome: Outcome;
}

/**
 * Makes a proposed verdict agree with hard facts. The outcome is always the one that the events show; the intent gives
 * way where a fact decides it: programs, orders and requests for a return.
 */
export function checkVerdict(proposed: Verdict, { facts, intent, outcome }: Reading): Verdict & { overruled: boolean } {
  const isDecided = facts.has('bot_signal', 'purchased', 'refund_requested');
  const settled = isDecided || proposed.intent === 'automated' ? intent : proposed.intent;
  return { intent: settled, outcome, overruled: settled !== proposed.intent || outcome !== proposed.outcome };
}
