import type { SessionEvent } from '@crow/contracts';
import { escapePattern } from './escape-pattern.ts';
import { FOREIGN_PATTERNS, holdsForbidden, isOrder, PERSONAL_PATTERNS } from './patterns.ts';

/** Values of traits shorter than this also occur as ordinary words, so they are not removed. */
const TRAIT_LENGTH = 3;
const TRAITS = 40;
/** Control and format characters (bidirectional overrides among them), and the quotation marks that statements quote with. */
const UNPRINTABLE = /[\p{C}\u2028\u2029“”„«»「」"{}[\]\\|^~]/gu;

/** Takes what may not be shown out of the texts of one session. */
export interface Scrubber {
  /**
   * A text fit to be shown, or undefined when nothing is left of it or it is an instruction.
   * @param length most characters that are kept
   */
  clean(text: unknown, length: number): string | undefined;
  /** How many distinct texts were withheld because they tried to instruct their reader. */
  readonly instructions: number;
}

/** A scrubber that also knows what `identify` told of this session's visitor, wherever it occurs again. */
export function createScrubber(events: readonly SessionEvent[], userId?: string): Scrubber {
  const known = personalWords(events, userId);
  const cache = new Map<string, string | undefined>();
  let instructions = 0;

  const scrub = (text: string): string | undefined => {
    if (isOrder(text)) {
      instructions++;
      return undefined;
    }
    let left = text.normalize('NFKC').slice(0, 1024);
    for (const pattern of [...PERSONAL_PATTERNS, ...FOREIGN_PATTERNS]) left = left.replace(pattern, ' ');
    left = left.replace(UNPRINTABLE, ' ');
    if (known) left = left.replace(known, ' ');
    left = left.replace(/\s+/gu, ' ').trim();
    return /[\p{L}\p{N}]/u.test(left) ? left : undefined;
  };

  return {
    clean(value, length) {
      if (typeof value !== 'string' || value === '') return undefined;
      if (!cache.has(value)) cache.set(value, scrub(value));
      const cleaned = cutAt(cache.get(value), length);
      if (cleaned === value) return cleaned;
      // Cutting and removing can bring parts together that are only then personal data or an instruction.
      return cleaned === undefined || holdsForbidden(cleaned) || isOrder(cleaned) ? undefined : cleaned;
    },
    get instructions() {
      return instructions;
    },
  };
}

/** Cuts at a whole character, and at a word's end where one is near. */
function cutAt(text: string | undefined, length: number): string | undefined {
  if (text === undefined || text.length <= length) return text;
  const cut = [...text.slice(0, length)].filter((character) => character.isWellFormed()).join('');
  const space = cut.lastIndexOf(' ');
  return (space > length * 0.6 ? cut.slice(0, space) : cut).trim();
}

/** Everything said of the visitor, as one pattern; undefined when nothing was said. */
function personalWords(events: readonly SessionEvent[], userId?: string): RegExp | undefined {
  const words = new Set<string>();
  if (userId) words.add(userId);
  for (const event of events) {
    if (event.type === 'alias') words.add(event.previousId).add(event.userId);
    if (event.type !== 'identify') continue;
    words.add(event.userId);
    for (const value of Object.values(event.traits ?? {})) if (typeof value === 'string') words.add(value);
    if (words.size > TRAITS) break;
  }
  const parts = [...words]
    .flatMap((word) => [word, ...word.split(/[\s@.,;]+/)])
    .filter((word) => word.length >= TRAIT_LENGTH && word.length <= 80)
    .slice(0, TRAITS * 3)
    .sort((a, b) => b.length - a.length)
    .map((word) => escapePattern(word.normalize('NFKC')));
  return parts.length === 0
    ? undefined
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}
