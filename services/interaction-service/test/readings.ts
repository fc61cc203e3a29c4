import type { InteractionDraft, Understanding } from '@crow/contracts';

/** One interaction of a reading. */
export function anInteraction(fields: Partial<InteractionDraft> = {}): InteractionDraft {
  return {
    headline: 'Looked around',
    text: 'The visitor looked around.',
    statements: [{ text: 'The visitor looked around.', evidence: ['e-0'], claims: [] }],
    products: [],
    searchText: 'look around',
    ...fields,
  };
}

/** What a session was read as. */
export function aReading(fields: Partial<Understanding> = {}): Understanding {
  return {
    ...{ intent: 'browsing', outcome: 'left_without_cart', stage: 'viewed', confidence: 0.5 },
    ...{ goal: 'Look around', nextAction: 'Comes back', bot: false, friction: [], language: 'en' },
    interactions: [anInteraction()],
    provenance: { source: 'analyst', model: 'fake', version: '1', droppedStatements: 0 },
    ...fields,
  };
}
