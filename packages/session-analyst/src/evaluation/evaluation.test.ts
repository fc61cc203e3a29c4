import { expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { LABELLED_SESSIONS } from './labelled-sessions.ts';

test('the labelled set has at least 30 sessions, all of different names', () => {
  expect(new Set(LABELLED_SESSIONS.map(({ name }) => name)).size).toBe(LABELLED_SESSIONS.length);
  expect(LABELLED_SESSIONS.length).toBeGreaterThanOrEqual(30);
});

test.each(LABELLED_SESSIONS)('understands $name', ({ input, intent, outcome, stage }) => {
  const understanding = analyze(input);
  expect([understanding.intent, understanding.outcome, understanding.stage]).toEqual([intent, outcome, stage]);
  expect(understanding.provenance.droppedStatements).toBe(0);
});
