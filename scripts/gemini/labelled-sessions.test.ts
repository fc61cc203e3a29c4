import { expect, test } from 'vitest';
import { canJudge, judgeAnswer, type ModelAnswer } from '../../packages/session-analyst/src/check/judge-answer.ts';
import { compactSession } from '../../packages/session-analyst/src/compact/compact-session.ts';
import { LABELLED_SESSIONS } from '../../packages/session-analyst/src/evaluation/labelled-sessions.ts';
import { type Reading, readSession } from '../../packages/session-analyst/src/reading.ts';
import { MODELS } from '../../tests/fake-gemini/models.ts';

/** Lies that are true in some sessions, and in which; all others are true in none. */
const TRUE_WHERE: Record<string, (text: string, reading: Reading) => boolean> = {
  'invents a purchase': (_text, { facts }) => facts.has('purchased'),
  'invents a refund': (_text, { facts }) => facts.has('refund_requested', 'returns_read'),
  'cites what does not show it': (_text, { timeline }) => timeline.moments[0]?.action === 'add_to_cart',
  'mixes up products': (text, { facts }) =>
    [...facts.of('added'), ...facts.of('purchased')].some(({ products }) =>
      products.some(({ name }) => text.includes(name)),
    ),
};
const TRUTHFUL = ['honest', 'forgetful'];

const readings = LABELLED_SESSIONS.filter(({ input }) => canJudge(input.organization.language)).map(
  ({ name, input }) => {
    const reading = readSession(input);
    return { name, reading, compact: compactSession(reading) };
  },
);

function answerOf(model: string, text: string): ModelAnswer {
  const body = { contents: [{ role: 'user', parts: [{ text: `SESSION\n${text}` }] }] };
  // Lists of claims and statements as the schema has them; the fake's models are typed more loosely.
  return MODELS[model]?.(JSON.parse(text), body) as unknown as ModelAnswer;
}

test('of an honest model 95 in 100 sentences about the labelled sessions are kept', () => {
  let said = 0;
  const lost: string[] = [];
  for (const { name, reading, compact } of readings) {
    const answer = answerOf('honest', compact.text);
    said += answer.statements.length;
    for (const { place, reason, detail } of judgeAnswer(answer, reading, compact).refused) {
      lost.push(`${name}: ${answer.statements[place - 1]?.text} (${reason} ${detail})`);
    }
  }
  expect(said).toBeGreaterThan(100);
  expect(lost.length / said, lost.join('\n')).toBeLessThanOrEqual(0.05);
});

test.each(Object.keys(MODELS).filter((name) => !TRUTHFUL.includes(name)))(
  '%s: nothing is kept of any labelled session that is not true of it',
  (model) => {
    for (const { name, reading, compact } of readings) {
      for (const { text } of judgeAnswer(answerOf(model, compact.text), reading, compact).kept.flat()) {
        expect(TRUE_WHERE[model]?.(text, reading) ?? false, `${name}: ${text}`).toBe(true);
      }
    }
  },
);
