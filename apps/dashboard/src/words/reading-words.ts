import type { ProvisionalReading } from '@crow/contracts';
import { explainConfidence, FRICTION_WORDS, INTENT_WORDS, OUTCOME_WORDS, STAGE_PATH } from './understanding-words.ts';

/** What an open session looks like so far: `So far: Buying, rather sure · Cart · Laptop X1 · A coupon was rejected`. */
export function readingWords({ intent, outcome, stage, confidence, friction, product }: ProvisionalReading): string {
  const parts = [
    intent === 'unknown' ? INTENT_WORDS.unknown : `${INTENT_WORDS[intent]}, ${explainConfidence(confidence).words}`,
    STAGE_PATH.find((step) => step.stage === stage)?.words,
    product?.name,
    ...friction.map((kind) => FRICTION_WORDS[kind]),
    outcome && outcome !== 'open' && `would end as: ${OUTCOME_WORDS[outcome]}`,
  ];
  return `So far: ${parts.filter(Boolean).join(' · ')}`;
}
