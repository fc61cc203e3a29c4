import type { Understanding } from '@crow/contracts';
import { percent } from '../../words/number-words.ts';
import { FRICTION_WORDS, INTENT_WORDS, OUTCOME_WORDS, STAGE_WORDS } from '../../words/understanding-words.ts';

/** One line of what a reading says. Hostile text is among the values: render as text only. */
export interface Fact {
  name: string;
  value: string;
}

/** What a reading says apart from its story, line by line; the lines of two readings stand beside each other. */
export function factsOf(reading: Understanding): Fact[] {
  const { provenance } = reading;
  return [
    { name: 'Intent', value: INTENT_WORDS[reading.intent] },
    { name: 'Confidence', value: percent(reading.confidence) },
    { name: 'How it ended', value: OUTCOME_WORDS[reading.outcome] },
    { name: 'How far it came', value: STAGE_WORDS[reading.stage] },
    {
      name: 'What got in the way',
      value: reading.friction.map((kind) => FRICTION_WORDS[kind]).join(', ') || 'Nothing',
    },
    { name: 'Goal', value: reading.goal },
    { name: 'Next step', value: reading.nextAction },
    { name: 'A program', value: reading.bot ? 'Yes' : 'No' },
    { name: 'Read by', value: `${provenance.model}, version ${provenance.version}` },
  ];
}
