import type { Dictionary } from './dictionary.ts';

/** A word or phrase of a question with what it is in English. */
export interface Part {
  start: number;
  end: number;
  /** As it stands when the dictionary doesn't know it; empty for what only holds a sentence together. */
  english: string;
  isKnown: boolean;
  words: number;
}

/** A place of a question. */
export interface Span {
  start: number;
  end: number;
}

/** What stands as it is, such as the name of a product. */
export function keptPart(question: string, { start, end }: Span): Part {
  return { start, end, english: question.slice(start, end), isKnown: false, words: 1 };
}

/** Words that a phrase of a dictionary may have. */
const LONGEST = 5;

/**
 * Takes a question apart by a dictionary, the longest phrase that it knows first.
 * @param kept places that stand as they are
 */
export function wordParts(question: string, dictionary: Dictionary, kept: readonly Span[]): Part[] {
  const words = [...question.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    folded: word.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase(),
    start: index,
    end: index + word.length,
  }));
  const parts: Part[] = [];
  for (let at = 0; at < words.length; ) {
    const place = words[at]?.start ?? 0;
    const span = kept.find(({ start, end }) => start <= place && place < end);
    if (span) {
      parts.push(keptPart(question, span));
      while (at < words.length && (words[at]?.start ?? 0) < span.end) at += 1;
      continue;
    }
    const phrase = longestKnown(
      words.slice(at, at + LONGEST).map(({ folded }) => folded),
      dictionary,
    );
    const count = phrase?.words ?? 1;
    const end = words[at + count - 1]?.end ?? place;
    parts.push(phrase ? { start: place, end, ...phrase, isKnown: true } : keptPart(question, { start: place, end }));
    at += count;
  }
  return parts;
}

function longestKnown(
  words: readonly string[],
  dictionary: Dictionary,
): { words: number; english: string } | undefined {
  for (let count = words.length; count > 0; count--) {
    const english = knownAs(words.slice(0, count).join(' '), dictionary);
    if (english !== undefined) return { words: count, english };
  }
  return undefined;
}

/** As it stands, else by the longest beginning that the dictionary has with a star. */
function knownAs(phrase: string, dictionary: Dictionary): string | undefined {
  if (Object.hasOwn(dictionary, phrase)) return dictionary[phrase];
  for (let length = phrase.length; length > 2; length--) {
    const beginning = `${phrase.slice(0, length)}*`;
    if (phrase.indexOf(' ', length) < 0 && Object.hasOwn(dictionary, beginning)) return dictionary[beginning];
  }
  return undefined;
}
