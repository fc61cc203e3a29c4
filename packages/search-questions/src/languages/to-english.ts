import type { Dictionary } from './dictionary.ts';
import { ENGLISH_WORDS } from './english-words.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { japaneseParts } from './japanese-parts.ts';
import { SPANISH } from './spanish.ts';
import { type Part, type Span, wordParts } from './word-parts.ts';

/** Letters that a word has in common with its English. */
const ALIKE = 4;
const DICTIONARIES: readonly Dictionary[] = [GERMAN, FRENCH, SPANISH];

/** Names that programs give, such as `ses_fault0`: their parts are words of no language. */
const IDENTIFIER = /[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+/gu;

/** A question in English, and where its words come from. */
export interface InEnglish {
  text: string;
  /** The words of the original that a place of the English text was made from. */
  originOf(start: number, end: number): string;
}

/**
 * A question that is asked in German, French, Spanish or Japanese, word by word in English; what no dictionary knows, such as
 * the name of a product, stays. Grammar is lost, which the search by meaning hardly minds. Undefined when it is in English, or
 * in a language that is not known.
 * @param kept places that stand as they are: names of products, and what is quoted
 */
export function toEnglish(question: string, kept: readonly Span[] = []): InEnglish | undefined {
  const identifiers = [...question.matchAll(IDENTIFIER)].map(({ 0: name, index }) => ({
    start: index,
    end: index + name.length,
  }));
  return inEnglish(question, [...kept, ...identifiers]);
}

function inEnglish(question: string, kept: readonly Span[]): InEnglish | undefined {
  const parts = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(question)
    ? japaneseParts(question, kept)
    : mostKnown(question, kept);
  return parts && joined(question, parts);
}

function mostKnown(question: string, kept: readonly Span[]): Part[] | undefined {
  const tried = DICTIONARIES.map((dictionary) => wordParts(question, dictionary, kept));
  const best = tried.reduce((most, parts) => (coverage(question, parts) > coverage(question, most) ? parts : most));
  const words = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const english = words.filter((word) => ENGLISH_WORDS.has(word)).length;
  const foreign = coverage(question, best);
  const isForeign = foreign > english && foreign * 2 >= words.length;
  return isForeign ? best : undefined;
}

/** Words of a question that its parts explain; a word that is nearly the same in English shows no other language. */
function coverage(question: string, parts: readonly Part[]): number {
  const counted = parts.filter(({ isKnown, english, start }) => {
    const isAlike = english.length >= ALIKE && question.slice(start).toLowerCase().startsWith(english.slice(0, ALIKE));
    return isKnown && !isAlike;
  });
  return counted.reduce((sum, { words }) => sum + words, 0);
}

function joined(question: string, parts: readonly Part[]): InEnglish | undefined {
  const places: { from: number; to: number; part: Part }[] = [];
  let text = '';
  for (const part of parts) {
    if (part.english === '') continue;
    if (text !== '') text += ' ';
    places.push({ from: text.length, to: text.length + part.english.length, part });
    text += part.english;
  }
  if (text === '') return undefined;
  return {
    text,
    originOf(start, end) {
      const touched = places.filter(({ from, to }) => from < end && start < to).map(({ part }) => part);
      const [first] = touched;
      return first ? question.slice(first.start, touched.at(-1)?.end) : '';
    },
  };
}
