import { type Forecast, type ForecastKind, type Hindrance, type Outcome, OWN_COUNTS_FROM } from '@crow/contracts';
import { ruleFor } from './rules.ts';

/** What came of own sessions that ended alike and whose time was over. */
export interface OwnCounts {
  sessions: number;
  met: number;
}

/** Sessions that the rule counts like, so that own counts of 0 or 1 do not promise never or always. */
const RULE_WEIGHS = 10;

/**
 * How likely it is, from own counts once there are {@link OWN_COUNTS_FROM}, before that by rule. The rule stays in
 * the counts as the beta prior it amounts to.
 * @returns its probability, rounded to three places, and what it rests on
 */
export function makeForecast(
  kind: ForecastKind,
  likeness: { outcome: Outcome; hindrance: Hindrance },
  { sessions, met }: OwnCounts,
): Pick<Forecast, 'probability' | 'basis' | 'similar'> {
  const rule = ruleFor(kind, likeness.outcome, likeness.hindrance);
  const isOwn = sessions >= OWN_COUNTS_FROM;
  const probability = isOwn ? (met + rule * RULE_WEIGHS) / (sessions + RULE_WEIGHS) : rule;
  return { probability: Math.round(probability * 1000) / 1000, basis: isOwn ? 'own' : 'rules', similar: sessions };
}
