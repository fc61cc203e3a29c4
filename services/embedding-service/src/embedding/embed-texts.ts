import type { EmbeddingResult } from '@crow/contracts';
import type { Encoder } from '../encoder/create-encoder.ts';
import { clausesOf } from './text-clauses.ts';

/**
 * `name@dimensions@version`: vectors of another one are not comparable. The version changes with the words, the meanings
 * and how texts are split, too.
 */
export const MODEL_ID = 'crow-en@612@1';

/** What one call may ask for. */
export const EMBED_LIMITS = { texts: 64, characters: 4_000 } as const;

/** Vectors of clauses that are remembered: 20 MB. Most of what is said of visits was said of others before, and questions repeat. */
const REMEMBERED = 4_000;

/** The call itself is wrong: trying again would not help. */
export class PermanentError extends Error {
  override name = 'PermanentError';

  constructor(message: string) {
    // RPC keeps the message of an error, but not its name.
    super(`PermanentError: ${message}`);
  }
}

/**
 * Makes the function that gives each text its vector of unit length: that of its only clause, or the weighted mean of
 * those of its clauses. Equal clauses are computed once.
 */
export function createEmbedder(
  encoder: () => Encoder,
  remembered: number = REMEMBERED,
): (texts: readonly string[]) => EmbeddingResult {
  const known = new Map<string, number[]>();

  function vectorOfText(text: string): number[] {
    const clauses = clausesOf(text);
    const [only] = clauses;
    if (only && clauses.length === 1) return vectorOf(only.text);
    return weightedMean(clauses.map((clause) => ({ vector: vectorOf(clause.text), weight: clause.weight })));
  }

  function vectorOf(text: string): number[] {
    const found = known.get(text) ?? encoder()(text);
    // The most recently used are at the end; the first is forgotten.
    known.delete(text);
    known.set(text, found);
    if (known.size > remembered) known.delete(known.keys().next().value ?? text);
    return found;
  }

  return (texts) => {
    checkTexts(texts);
    return { model: MODEL_ID, vectors: texts.map(vectorOfText) };
  };
}

function weightedMean(parts: readonly { vector: readonly number[]; weight: number }[]): number[] {
  const sum = new Array<number>(parts[0]?.vector.length ?? 0).fill(0);
  for (const { vector, weight } of parts) {
    for (const [place, value] of vector.entries()) sum[place] = (sum[place] ?? 0) + weight * value;
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}

function checkTexts(texts: readonly string[]): void {
  const { texts: most, characters } = EMBED_LIMITS;
  if (texts.length === 0 || texts.length > most) throw new PermanentError(`a call takes 1 to ${most} texts`);
  for (const [index, text] of texts.entries()) {
    if (text.trim() === '') throw new PermanentError(`text ${index} is empty`);
    if (text.length > characters) throw new PermanentError(`text ${index} is longer than ${characters} characters`);
  }
}
