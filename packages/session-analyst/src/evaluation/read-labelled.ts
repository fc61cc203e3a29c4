import { INTENTS, type Intent, OUTCOMES, type Outcome } from '@crow/contracts';
import type { FactKind } from '../facts/fact.ts';
import { isRecord, type Json, recordIn } from '../raw-events/fields.ts';
import { readInput } from '../read-input.ts';
import type { Labelled } from './measure-sessions.ts';

/**
 * A file of raw events with its label beside them: `expected: { intent?, outcome?, facts?, forbidden? }`.
 * @throws with a message for people that names the file
 */
export function readLabelled(name: string, bytes: Uint8Array): Labelled {
  try {
    const document: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const expected = isRecord(document) ? recordIn(document, 'expected') : {};
    const facts = textsIn(expected, 'facts');
    return {
      name,
      input: readInput(bytes),
      ...wordOf(expected, 'intent', INTENTS as readonly Intent[]),
      ...wordOf(expected, 'outcome', OUTCOMES as readonly Outcome[]),
      // What is no kind of fact is looked for in the texts, see judgeSession.
      ...(facts ? { facts: facts as FactKind[] } : {}),
      forbidden: textsIn(expected, 'forbidden') ?? [],
    };
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function wordOf<Name extends string, Word extends string>(
  expected: Json,
  name: Name,
  words: readonly Word[],
): Partial<Record<Name, Word>> {
  const value = expected[name];
  if (value === undefined || value === null) return {};
  const word = words.find((one) => one === value);
  if (!word) throw new Error(`expected.${name} is "${String(value)}"; it may be ${words.join(', ')}`);
  return { [name]: word } as Partial<Record<Name, Word>>; // one name, one word
}

function textsIn(expected: Json, name: string): string[] | undefined {
  const value = expected[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}
