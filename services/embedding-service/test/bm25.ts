/** Usual constants: how fast more of the same word stops to count, and how much a text's length does. */
const SATURATION = 1.2;
const LENGTH = 0.75;

/** Search by words alone, Okapi BM25 (Robertson and Zaragoza 2009): what a search by meaning is compared with. */
export function createWordSearch(texts: readonly string[]): (question: string) => number[] {
  const words = texts.map(wordsOf);
  const usual = words.reduce((sum, { length }) => sum + length, 0) / texts.length;
  const holding = new Map<string, number>();
  for (const word of words.flatMap((all) => [...new Set(all)])) holding.set(word, (holding.get(word) ?? 0) + 1);
  return (question) =>
    words.map((all) =>
      wordsOf(question).reduce((score, word) => {
        const times = all.filter((other) => other === word).length;
        if (times === 0) return score;
        const found = holding.get(word) ?? 0;
        const rarity = Math.log(1 + (texts.length - found + 0.5) / (found + 0.5));
        const held = SATURATION * (1 - LENGTH + (LENGTH * all.length) / usual);
        return score + (rarity * times * (SATURATION + 1)) / (times + held);
      }, 0),
    );
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
