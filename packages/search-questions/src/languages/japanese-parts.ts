import { JAPANESE } from './japanese.ts';
import { keptPart, type Part, type Span } from './word-parts.ts';

const LONGEST = Math.max(...Object.keys(JAPANESE).map(({ length }) => length));
/** Grammar, mostly, where no dictionary knows it. */
const BETWEEN = /[\p{sc=Hiragana}\s、。？！ー]/u;

/**
 * Takes a Japanese question apart, the longest part that the dictionary knows first; names in other letters stay.
 * @param kept places that stand as they are
 */
export function japaneseParts(question: string, kept: readonly Span[]): Part[] {
  const parts: Part[] = [];
  for (let start = 0; start < question.length; ) {
    const span = kept.find((one) => one.start === start);
    if (span) {
      parts.push(keptPart(question, span));
      start = span.end;
      continue;
    }
    const known = longestAt(question, start);
    if (known) {
      parts.push({ start, end: start + known.length, english: JAPANESE[known] ?? '', isKnown: true, words: 1 });
      start += known.length;
      continue;
    }
    let end = start;
    while (end < question.length && !isBoundary(question, end, kept)) end += 1;
    if (end > start) parts.push(keptPart(question, { start, end }));
    start = Math.max(end, start + 1);
  }
  return parts;
}

function isBoundary(question: string, place: number, kept: readonly Span[]): boolean {
  const isKept = kept.some(({ start }) => start === place);
  return isKept || BETWEEN.test(question[place] ?? '') || longestAt(question, place) !== undefined;
}

function longestAt(question: string, start: number): string | undefined {
  for (let length = LONGEST; length > 0; length--) {
    const piece = question.slice(start, start + length);
    if (piece.length === length && Object.hasOwn(JAPANESE, piece)) return piece;
  }
  return undefined;
}
