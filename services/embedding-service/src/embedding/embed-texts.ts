import type { EmbeddingResult } from '@crow/contracts';
import type { Encoder } from '../encoder/create-encoder.ts';

/** `name@dimensions@version`: vectors of another one are not comparable. */
export const MODEL_ID = 'use-lite@512@1';

/** What one call may ask for. */
export const EMBED_LIMITS = { texts: 64, characters: 4_000 } as const;

/** Vectors that are remembered: 8 MB. Headlines repeat, and so do questions. */
const REMEMBERED = 4_000;

/** The call itself is wrong: trying again would not help. */
export class PermanentError extends Error {
  override name = 'PermanentError';

  constructor(message: string) {
    // RPC keeps the message of an error, but not its name.
    super(`PermanentError: ${message}`);
  }
}

/** Makes the function that gives each text its vector of unit length. Equal texts are computed once. */
export function createEmbedder(
  encoder: () => Encoder,
  remembered: number = REMEMBERED,
): (texts: readonly string[]) => EmbeddingResult {
  const known = new Map<string, number[]>();

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
    return { model: MODEL_ID, vectors: texts.map(vectorOf) };
  };
}

function checkTexts(texts: readonly string[]): void {
  const { texts: most, characters } = EMBED_LIMITS;
  if (texts.length === 0 || texts.length > most) throw new PermanentError(`a call takes 1 to ${most} texts`);
  for (const [index, text] of texts.entries()) {
    if (text.trim() === '') throw new PermanentError(`text ${index} is empty`);
    if (text.length > characters) throw new PermanentError(`text ${index} is longer than ${characters} characters`);
  }
}
