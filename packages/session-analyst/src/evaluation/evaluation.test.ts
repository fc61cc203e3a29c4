import { expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { calibrationOf } from './calibration.ts';
import { evaluate } from './evaluate.ts';
import { HELD_OUT_SESSIONS } from './held-out-sessions.ts';
import { LABELLED_SESSIONS } from './labelled-sessions.ts';

test('the labelled set has at least 60 sessions of different names, a third of them held out', () => {
  const all = [...LABELLED_SESSIONS, ...HELD_OUT_SESSIONS];
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(HELD_OUT_SESSIONS.length / all.length).toBeGreaterThan(0.3);
});

test.each(LABELLED_SESSIONS)('understands $name', ({ input, intent, outcome, stage }) => {
  const understanding = analyze(input);
  expect([understanding.intent, understanding.outcome]).toEqual([intent, outcome]);
  if (stage) expect(understanding.stage).toBe(stage);
  expect(understanding.provenance.droppedStatements).toBe(0);
});

test('every measure reaches its target', () => {
  const { measures, faults } = evaluate();
  const isSlow = ({ name }: { name: string }) => name.startsWith('time for');
  // Times are for the command: here other tests share the cores.
  expect({ below: measures.filter((one) => !one.passes && !isSlow(one)), faults }).toEqual({ below: [], faults: [] });
}, 60_000);

test('a calibration error is the distance of confidence and frequency', () => {
  const half = Array.from({ length: 10 }, (_, index) => ({ confidence: 0.95, isRight: index < 5 }));
  expect(calibrationOf(half).error).toBeCloseTo(0.45);
});
