import { INTENTS, type Intent } from '@crow/contracts';
import type { FactBook } from '../facts/collect-facts.ts';
import type { FactKind } from '../facts/fact.ts';
import { scoreIntents } from './score-intents.ts';

/** Facts that decide whatever the scores say, the strongest first. */
const DECIDED_BY: readonly (readonly [FactKind, Intent])[] = [
  ['bot_signal', 'automated'],
  ['purchased', 'purchasing'],
  ['refund_requested', 'after_sales'],
];
/** Facts that say something on their own, so that even a short session is understood. */
const STRONG: readonly FactKind[] = [
  'added',
  'checkout_step',
  'compared',
  'contacted',
  'signed_up',
  'account_changed',
  'order_tracked',
  'activated',
];

export interface SettledIntent {
  intent: Intent;
  /** 0 to 1, rounded to two places. */
  confidence: number;
}

/**
 * The likeliest intent. Its confidence is its share of the softmax over all scores, capped by how much was seen: one
 * page 0.5, fewer than five events 0.7, fewer than eight 0.95, otherwise 0.97. A deciding fact is worth 0.97.
 */
export function settleIntent(facts: FactBook, meaningful: number): SettledIntent {
  const decided = DECIDED_BY.find(([kind]) => facts.has(kind));
  if (decided) return { intent: decided[1], confidence: 0.97 };
  const scores = scoreIntents(facts, meaningful);
  const isDark = meaningful < 3 && !facts.has(...STRONG);
  const intent = isDark ? 'unknown' : best(scores);
  const cap = capOf(facts.of('visited')[0]?.numbers.count ?? 0, meaningful);
  return { intent, confidence: Math.round(Math.min(calibrated(shareOf(scores, intent)), cap) * 100) / 100 };
}

/** The highest score; of equals the one that comes first in the taxonomy. */
function best(scores: Record<Intent, number>): Intent {
  return INTENTS.reduce((leader, intent) => (scores[intent] > scores[leader] ? intent : leader));
}

function shareOf(scores: Record<Intent, number>, intent: Intent): number {
  const highest = Math.max(...Object.values(scores));
  const total = INTENTS.reduce((sum, other) => sum + Math.exp(scores[other] - highest), 0);
  return Math.exp(scores[intent] - highest) / total;
}

/**
 * A share as a frequency. The scores are surer of the leader's rivals than they should be: on varied labelled sessions
 * (`evaluation/vary-session.ts`) an intent with a fifth of the weight was right in nearly half of them.
 */
function calibrated(share: number): number {
  return 0.35 + 0.62 * share;
}

function capOf(pages: number, meaningful: number): number {
  if (pages <= 1) return 0.5;
  if (meaningful < 5) return 0.7;
  return meaningful < 8 ? 0.95 : 0.97;
}
