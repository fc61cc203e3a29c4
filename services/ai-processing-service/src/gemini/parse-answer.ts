import type { ModelAnswer } from '@crow/session-analyst';
import { answerSchema } from './answer-schema.ts';

/** A model's text read as an answer, or what is wrong with it, in words that can be told to the model. */
export type ParsedAnswer = { answer: ModelAnswer } | { fault: 'unreadable' | 'wrong_shape'; note: string };

const NOTES = 5;

/** Reads a text as an answer; a fence of back-ticks around it is taken off. */
export function parseAnswer(text: string): ParsedAnswer {
  const bare = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?\s*```\s*$/i.exec(text)?.[1] ?? text;
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch {
    return { fault: 'unreadable', note: 'The answer was no JSON.' };
  }
  const parsed = answerSchema.safeParse(value);
  if (parsed.success) return { answer: parsed.data };
  // Only where it is wrong and what was expected there: what the model wrote is not repeated to it.
  const notes = parsed.error.issues.slice(0, NOTES).map(({ path, code }) => `${path.join('.') || 'answer'}: ${code}`);
  return { fault: 'wrong_shape', note: `The answer did not have the shape of the schema: ${notes.join('; ')}.` };
}
