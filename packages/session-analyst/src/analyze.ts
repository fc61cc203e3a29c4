import type { Understanding, UnderstandingInput } from '@crow/contracts';
import { phrasesFor } from './language/choose-phrases.ts';
import { readSession } from './reading.ts';
import { draftInteractions } from './statements/draft-interactions.ts';

/** Version of the rules; it changes whenever the same session would be understood differently. */
export const ANALYST_VERSION = '3';

/**
 * Understands a session by rules: facts with evidence, then outcome, intent and statements from them.
 * Pure: the same input gives the same bytes.
 * @throws {PermanentError} when the session holds no event
 */
export function analyze(input: UnderstandingInput): Understanding {
  const reading = readSession(input);
  const phrases = phrasesFor(input.organization.language);
  const { interactions, dropped } = draftInteractions(reading);
  const { intent, outcome, stage, confidence, friction, facts, product } = reading;
  const query = facts.of('searched').at(-1)?.subject;
  return {
    intent,
    outcome,
    stage,
    confidence,
    goal: phrases.goal(intent, product?.name, query),
    nextAction: phrases.nextAction(outcome, intent, friction, product?.name),
    bot: facts.has('bot_signal'),
    friction,
    language: phrases.language,
    interactions,
    provenance: { source: 'analyst', model: 'crow-analyst', version: ANALYST_VERSION, droppedStatements: dropped },
  };
}
