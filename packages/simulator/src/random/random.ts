/** Chance that can be repeated: the same seed gives the same numbers. */
export interface Random {
  /** 0 (inclusive) to 1 (exclusive). */
  number(): number;
  /** A whole number from `min` to `max`, both inclusive. */
  between(min: number, max: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of a list. @throws when it is empty */
  pick<T>(items: readonly T[]): T;
  /** Different items of a list, as many as there are at most. */
  some<T>(items: readonly T[], count: number): T[];
  /** One of a list, the more likely the greater its weight. @throws when it is empty */
  weighted<T extends { weight: number }>(items: readonly T[]): T;
  /** `length` characters of `a-z0-9`. */
  id(length: number): string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Makes a source of chance from a seed: sfc32 (Chris Doty-Humphrey, PractRand), after a warm-up. */
export function createRandom(seed: string): Random {
  let [a, b, c, d] = spread(seed);

  function next(): number {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }
  for (let round = 0; round < 16; round++) next();

  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  function at<T>(items: readonly T[], index: number): T {
    if (index >= items.length) throw new RangeError('nothing to choose from');
    return items[index] as T; // within the list: checked above
  }
  return {
    number: next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => at(items, Math.floor(next() * items.length)),
    some(items, count) {
      const left = [...items];
      const taken: typeof left = [];
      while (taken.length < count && left.length > 0) taken.push(...left.splice(between(0, left.length - 1), 1));
      return taken;
    },
    weighted(items) {
      let rest = next() * items.reduce((sum, { weight }) => sum + weight, 0);
      const index = items.findIndex(({ weight }) => {
        rest -= weight;
        return rest < 0;
      });
      return at(items, index === -1 ? items.length - 1 : index);
    },
    id: (length) => Array.from({ length }, () => LETTERS[between(0, LETTERS.length - 1)]).join(''),
  };
}

/** Four words of a text, by FNV-1a with different beginnings. */
function spread(text: string): [number, number, number, number] {
  const word = (salt: number) => {
    let hash = 0x811c9dc5 ^ salt;
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    return hash | 0;
  };
  return [word(1), word(2), word(3), word(4)];
}
