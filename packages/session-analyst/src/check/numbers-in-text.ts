/** Numbers that stand by themselves; the 13 of "X13" belongs to its word. */
const NUMBER = /(?<!(?![\p{sc=Hira}\p{sc=Kana}\p{sc=Han}ー])[\p{L}\p{N}]|[.,])\d[\d.,]*/gu;

/**
 * Reads the numbers of a text, each with every value it can mean: `1.328,90` and `1,328.90` are the same amount, and
 * `1.299` can be a thousand or one and a bit.
 */
export function numbersInText(text: string): number[][] {
  // French groups thousands by a space that does not break.
  const grouped = text.replace(/(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))/g, '');
  return [...grouped.matchAll(NUMBER)].map(([match]) => valuesOf(match.replace(/[.,]+$/, '')));
}

/** The numbers of a text with the place where each ends. */
export function placedNumbers(text: string): { text: string; values: number[]; end: number }[] {
  return [...text.matchAll(NUMBER)].map((match) => {
    const [whole] = match;
    const bare = whole.replace(/[.,]+$/, '');
    return { text: bare, values: valuesOf(bare), end: match.index + bare.length };
  });
}

/** A text whose numbers hold no full stop, so that only sentences end with one. */
export function withoutPoints(text: string): string {
  return text.replace(/(\d)[.,](?=\d)/g, '$1');
}

function valuesOf(written: string): number[] {
  const point = written.lastIndexOf('.');
  const comma = written.lastIndexOf(',');
  const asEnglish = Number(written.replaceAll(',', ''));
  const asGerman = Number(written.replaceAll('.', '').replace(',', '.'));
  if (point !== -1 && comma !== -1) return [point > comma ? asEnglish : asGerman];
  return [...new Set([asEnglish, asGerman])].filter(Number.isFinite);
}
