import type { ModelUse, Understanding } from '@crow/contracts';
import type { Judgement } from '@crow/session-analyst';

/** Confidence in an intent that model and rules see differently. */
const DISPUTED = 0.5;

/**
 * What is stored of a model's answer: its checked statements, goal and next step in the place of the analyst's.
 * Outcome, stage, friction, products, headlines and search text stay the analyst's; so does every task that the model
 * left without a statement.
 */
export function writeUnderstanding(base: Understanding, judgement: Judgement, asked: ModelUse): Understanding {
  const interactions = base.interactions.map((own, place) => {
    const statements = judgement.kept[place] ?? [];
    if (statements.length === 0) return own;
    return { ...own, statements, text: statements.map(({ text }) => text).join(' ') };
  });
  const isWhole = interactions.every((interaction, place) => interaction !== base.interactions[place]);
  return {
    ...base,
    intent: judgement.intent,
    confidence: judgement.intent === base.intent ? base.confidence : Math.min(base.confidence, DISPUTED),
    goal: judgement.goal ?? base.goal,
    nextAction: judgement.nextAction ?? base.nextAction,
    interactions,
    provenance: {
      source: isWhole ? 'gemini' : 'mixed',
      model: asked.model,
      version: asked.prompt,
      analyst: base.provenance.version,
      droppedStatements: base.provenance.droppedStatements + judgement.refused.length,
      asked,
    },
  };
}
