import type { WordVectors } from './read-words.ts';

/**
 * The direction of the sum of a text's words (Arora et al. 2017: each weighted by how rare it is). It knows more words than
 * the sentence encoder's pieces do, and nothing of their order.
 * @returns unit length, or zeros when no word is known
 */
export function embedWords(words: WordVectors, text: string): Float32Array {
  const { columns, places, numbers, scales } = words;
  const sum = new Float32Array(columns);
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    const place = places.get(word);
    if (place === undefined) continue;
    const scale = scales[place] as number; // one for each word
    for (let i = 0; i < columns; i++) {
      sum[i] = (sum[i] as number) + scale * (numbers[place * columns + i] as number);
    }
  }
  const length = Math.hypot(...sum);
  return length === 0 ? sum : sum.map((value) => value / length);
}
