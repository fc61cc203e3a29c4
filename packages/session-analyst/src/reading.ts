import type { Friction, Intent, Outcome, ProductMention, Stage, UnderstandingInput } from '@crow/contracts';
import { collectFacts, type FactBook } from './facts/collect-facts.ts';
import { findFriction } from './friction/find-friction.ts';
import { countMeaningful } from './intent/count-meaningful.ts';
import { settleIntent } from './intent/settle-intent.ts';
import type { Timeline } from './normalize/moment.ts';
import { readTimeline } from './normalize/read-timeline.ts';
import { settleOutcome } from './outcome/settle-outcome.ts';
import { mainProduct } from './products/main-product.ts';
import { furthestStage } from './stage/furthest-stage.ts';

/** A session as it was read: what statements are made from, and what they are checked against. */
export interface Reading {
  input: UnderstandingInput;
  timeline: Timeline;
  facts: FactBook;
  intent: Intent;
  confidence: number;
  outcome: Outcome;
  stage: Stage;
  friction: Friction[];
  /** What the visit was most about. */
  product?: ProductMention;
}

/**
 * Reads a session without writing a word about it.
 * @throws {PermanentError} when the session holds no event
 */
export function readSession(input: UnderstandingInput): Reading {
  const timeline = readTimeline(input);
  const facts = collectFacts(timeline);
  const meaningful = countMeaningful(timeline.moments);
  const outcome = settleOutcome(facts, meaningful);
  const product = mainProduct(facts);
  return {
    input,
    timeline,
    facts,
    ...settleIntent(facts, meaningful),
    outcome,
    stage: furthestStage(facts),
    friction: findFriction(facts, outcome),
    ...(product ? { product } : {}),
  };
}
