import { type InteractionDraft, READING_CHANGES, type ReadingChange, type Understanding } from '@crow/contracts';

/**
 * What two readings of the same session differ in, apart from who read it; empty when they are the same bytes. Interactions are
 * compared by their place, the most important first.
 */
export function compareReadings(before: Understanding, after: Understanding): ReadingChange[] {
  const changes = new Set<ReadingChange>();
  for (const name of ['intent', 'outcome', 'stage', 'confidence'] as const) {
    if (before[name] !== after[name]) changes.add(name);
  }
  if (differs(before.friction.toSorted(), after.friction.toSorted())) changes.add('friction');
  else if (differs(before.friction, after.friction)) changes.add('details');
  if (after.interactions.length > before.interactions.length) changes.add('added');
  if (after.interactions.length < before.interactions.length) changes.add('removed');
  const both = Math.min(before.interactions.length, after.interactions.length);
  if (differs(textsOf(before, both), textsOf(after, both))) changes.add('texts');
  if (differs(restOf(before, both), restOf(after, both))) changes.add('details');
  return READING_CHANGES.filter((change) => changes.has(change));
}

/** What people read, and what is searched. */
function textsOf({ goal, nextAction, interactions }: Understanding, count: number): unknown {
  const texts = ({ headline, text, statements, searchText }: InteractionDraft) => [
    ...[headline, text, searchText],
    ...statements.map((statement) => statement.text),
  ];
  return [goal, nextAction, interactions.slice(0, count).map(texts)];
}

/** Everything that has no name of its own, so that no difference can go unnoticed. */
function restOf(understanding: Understanding, count: number): unknown {
  const { intent: _i, outcome: _o, stage: _s, confidence: _c, goal: _g, nextAction: _n, ...others } = understanding;
  const { provenance: _p, friction: _f, interactions, ...rest } = others;
  return [
    rest,
    interactions.slice(0, count).map(({ headline: _h, text: _t, searchText: _x, statements, ...more }) => ({
      ...more,
      statements: statements.map(({ text: _, ...grounds }) => grounds),
    })),
  ];
}

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
