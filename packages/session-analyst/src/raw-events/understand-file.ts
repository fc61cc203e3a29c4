import type { Understanding, UnderstandingInput } from '@crow/contracts';
import { ANALYST_VERSION, analyze } from '../analyze.ts';
import { idInFile } from './to-session-events.ts';

/** What a session means, with the event ids that the file has; a session without events means nothing that is known. */
export function understandFile(input: UnderstandingInput): Understanding {
  if (input.session.events.length === 0) return nothing(input.organization.language);
  const understanding = analyze(input);
  return {
    ...understanding,
    interactions: understanding.interactions.map((interaction) => ({
      ...interaction,
      statements: interaction.statements.map((statement) => ({
        ...statement,
        evidence: [...new Set(statement.evidence.map(idInFile))],
      })),
    })),
  };
}

function nothing(language: string): Understanding {
  return {
    intent: 'unknown',
    outcome: 'open',
    stage: 'none',
    confidence: 0,
    goal: '',
    nextAction: '',
    bot: false,
    friction: [],
    language,
    interactions: [],
    provenance: { source: 'analyst', model: 'crow-analyst', version: ANALYST_VERSION, droppedStatements: 0 },
  };
}
