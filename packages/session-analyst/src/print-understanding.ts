import type { Understanding } from '@crow/contracts';

/** An understanding as lines for a terminal, each statement with the events that it rests on. */
export function printUnderstanding(understanding: Understanding): string {
  const { intent, outcome, stage, confidence, friction, goal, nextAction, bot, provenance } = understanding;
  const interactions = understanding.interactions.flatMap(({ headline, statements, products }, index) => [
    '',
    `${index + 1}. ${headline}`,
    ...statements.map(({ text, evidence }) => `   ${text}\n      events: ${evidence.join(', ')}`),
    ...(products.length > 0 ? [`   products: ${products.map(({ name, id }) => `${name} (${id})`).join(', ')}`] : []),
  ]);
  return [
    `intent      ${intent} (confidence ${confidence})`,
    `outcome     ${outcome}, stage ${stage}${bot ? ', a program' : ''}`,
    `friction    ${friction.join(', ') || 'none'}`,
    `goal        ${goal}`,
    `next        ${nextAction}`,
    ...interactions,
    '',
    `by ${provenance.model} ${provenance.version}, ${provenance.droppedStatements} statements dropped`,
    '',
  ].join('\n');
}

/** What `analyze` prints: the meaning and its evidence, without what only the system needs. */
export function briefOf(understanding: Understanding) {
  const { provenance, interactions, ...meaning } = understanding;
  return {
    ...meaning,
    interactions: interactions.map(({ headline, text, statements }) => ({
      headline,
      text,
      statements: statements.map(({ text: said, evidence }) => ({ text: said, evidence })),
    })),
  };
}
