import type { SearchFilter } from '@crow/contracts';
import type { Finding } from './finding.ts';

/** A product as the catalog names it. */
export interface KnownProduct {
  id: string;
  name: string;
}

/** Words that a product's name may have, to be found in a question. */
const LONGEST_NAME = 8;
/** Words of a question that are looked at. */
const WORDS_READ = 60;
/** The most products of one name. */
const MOST_PRODUCTS = 50;

interface Word {
  folded: string;
  start: number;
  end: number;
}

/** A name as it is compared: small letters and digits, without accents, one space between words. */
function foldName(name: string): string {
  return wordsOf(name)
    .map(({ folded }) => folded)
    .join(' ');
}

/** Parts of a question that may be names of products, as it writes them: only those are then looked up. */
export function productCandidates(question: string): string[] {
  return [...new Set(phrasesOf(question).map(({ start, end }) => question.slice(start, end)))];
}

/**
 * Products that a question names, the longest name first. A name that is one plain word counts only where the question
 * writes it as the catalog does, with a capital or a digit: "watch" is no product in "watch a video".
 */
export function findProducts(question: string, products: readonly KnownProduct[]): Finding[] {
  const byName = Map.groupBy(products, ({ name }) => foldName(name));
  const found: Finding[] = [];
  const phrases = phrasesOf(question).sort((a, b) => b.folded.length - a.folded.length);
  for (const { folded, start, end } of phrases) {
    const named = byName.get(folded);
    if (!named || found.some((other) => start < other.end && other.start < end)) continue;
    const written = question.slice(start, end);
    if (!folded.includes(' ') && !/[\d\p{Lu}]/u.test(written)) continue;
    const anyOf = named.slice(0, MOST_PRODUCTS).map(({ id, name }) => ({ id, name }));
    found.push({ filter: { kind: 'product', anyOf } satisfies SearchFilter, start, end });
  }
  return found;
}

function phrasesOf(question: string): Word[] {
  const words = wordsOf(question).slice(0, WORDS_READ);
  return words.flatMap((first, from) =>
    words.slice(from, from + LONGEST_NAME).map((last, more) => ({
      folded: words
        .slice(from, from + more + 1)
        .map(({ folded }) => folded)
        .join(' '),
      start: first.start,
      end: last.end,
    })),
  );
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    folded: word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}
