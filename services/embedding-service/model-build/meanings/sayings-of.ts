/** Numbers from 0 to below 1, the same for the same seed (a linear congruential generator). */
export type Draw = () => number;

export function createDraw(seed: number): Draw {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

/**
 * Sayings of a pattern: `left the (cart|basket)` says two. All of them, or, when there are more than `most`, as many by lot.
 */
export function sayingsOf(pattern: string, most: number, draw: Draw): string[] {
  const parts = pattern
    .split(/(\([^()]*\))/)
    .map((part) => (part.startsWith('(') ? part.slice(1, -1).split('|') : [part]));
  const count = parts.reduce((product, { length }) => product * length, 1);
  if (count <= most) {
    return parts.reduce((said, choices) => said.flatMap((start) => choices.map((end) => start + end)), ['']);
  }
  const said = new Set<string>();
  while (said.size < most) {
    said.add(parts.map((choices) => choices[Math.floor(draw() * choices.length)] ?? '').join(''));
  }
  return [...said];
}
