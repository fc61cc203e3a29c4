/** Letters that may begin a name, those first that JavaScript has anyway. */
const LETTERS = [...'etrnoialucsdfpmvhgywbkSNOIJxTCPqADLjzEWHFKBRUVXYGQZM$_'];
/** Names of variables and fields, the shortest first. */
export const NAMES = [...LETTERS, ...LETTERS.flatMap((first) => LETTERS.map((second) => first + second))].filter(
  (name) => !/^(do|if|in|of|as|is)$/.test(name),
);

/**
 * Chooses the names of a script's variables: the one that was learned where that clashes with nothing, else the
 * shortest that is free.
 * @param {import('./loose-script.mjs').LooseScript} script
 * @param {Record<string, string>} learned names by key
 * @returns {string[]}
 */
export function chooseNames({ keys, clashes }, learned = {}) {
  const names = [];
  const isFree = (name, index) => name && [...clashes[index]].every((other) => names[other] !== name);
  for (const [index, key] of keys.entries()) if (isFree(learned[key], index)) names[index] = learned[key];
  // Those that meet most others have the least choice.
  const rest = [...keys.keys()].filter((index) => !names[index]).sort((a, b) => clashes[b].size - clashes[a].size);
  for (const index of rest) names[index] = NAMES.find((name) => isFree(name, index));
  return names;
}

/**
 * Puts the lists of a script into the order that was learned; what is new goes to the end.
 * @param {import('./loose-script.mjs').LooseScript} script
 * @param {string[]} learned keys of items in their order
 */
export function chooseOrder({ lists }, learned = []) {
  const ranks = new Map(learned.map((key, rank) => [key, rank]));
  const rankOf = ({ key }) => ranks.get(key) ?? learned.length;
  for (const { items } of lists) items.sort((a, b) => rankOf(a) - rankOf(b));
}
