import type { Product } from './catalog.ts';

/** How much a match in a field counts. */
const WEIGHTS: readonly [weight: number, text: (product: Product) => string][] = [
  [8, ({ name }) => name],
  [5, ({ category, shape }) => `${category} ${shape}`],
  [4, ({ brand }) => brand],
  [2, ({ specs }) => Object.values(specs).join(' ')],
  [1, ({ description }) => description],
];

/** Words that people use for what the shop calls otherwise. */
const SYNONYMS: Record<string, string> = {
  notebook: 'laptop',
  computer: 'laptop',
  smartphone: 'phone',
  mobile: 'phone',
  earphones: 'earbuds',
  headset: 'headphones',
  screen: 'monitor',
  smartwatch: 'watch',
  light: 'lamp',
  heating: 'thermostat',
  battery: 'power',
};

/**
 * Finds the products in which every word of the query occurs, at the beginning of a word.
 * The best match comes first; equal ones stay in the order of the catalog.
 */
export function searchProducts(query: string, products: readonly Product[]): Product[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return products
    .map((product) => ({ product, score: scoreOf(product, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ product }) => product);
}

/** Names that look like a mistyped query, at most three, the nearest first. */
export function suggestNames(query: string, names: readonly string[]): string[] {
  const typed = query.trim().toLowerCase();
  if (typed.length < 3) return [];
  return names
    .map((name) => ({ name, distance: nearestDistance(typed, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.ceil(typed.length / 4))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

function scoreOf(product: Product, words: readonly string[]): number {
  const fields = WEIGHTS.map(([weight, text]) => ({ weight, words: wordsOf(text(product)) }));
  let total = 0;
  for (const word of words) {
    const best = Math.max(...fields.map((field) => field.weight * matchOf(word, field.words)));
    if (best === 0) return 0;
    total += best;
  }
  return total;
}

/** 1 for the whole word (or its plural), less for a beginning of it, 0 for none. */
function matchOf(word: string, candidates: readonly string[]): number {
  const forms = [word, singularOf(word), SYNONYMS[word], SYNONYMS[singularOf(word)]].filter(
    (form) => form !== undefined,
  );
  if (candidates.some((candidate) => forms.includes(candidate) || forms.includes(singularOf(candidate)))) return 1;
  return word.length >= 2 && candidates.some((candidate) => candidate.startsWith(word)) ? 0.6 : 0;
}

function singularOf(word: string): string {
  return word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The distance to a name as a whole, or to one of its words. */
function nearestDistance(typed: string, name: string): number {
  return Math.min(
    ...[name, ...name.split(' ').filter((word) => word.length > 2)].map((part) => editDistance(typed, part)),
  );
}

/** Levenshtein distance: insertions, deletions and substitutions of one character. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [index, character] of [...a].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= b.length; column++) {
      const substituted = (row[column - 1] ?? 0) + (b[column - 1] === character ? 0 : 1);
      next.push(Math.min(substituted, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
