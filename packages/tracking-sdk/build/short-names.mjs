import { parse } from 'acorn';
import { bindingsIn, resolve } from './scopes.mjs';
import { keyOf, walk } from './tree.mjs';

/** Letters that may begin a name, those first that JavaScript has anyway. */
const LETTERS = [...'etrnoialucsdfpmvhgywbkSNOIJxTCPqADLjzEWHFKBRUVXYGQZM$_'];
const NAMES = [...LETTERS, ...LETTERS.flatMap((first) => LETTERS.map((second) => first + second))].filter(
  (name) => !/^(do|if|in|of|as|is)$/.test(name),
);

/**
 * A script whose variables have no names yet.
 * @typedef {object} Nameless
 * @property {string[]} texts what stands before, between and after the names
 * @property {number[]} uses which variable each name between two texts is of
 * @property {string[]} keys what tells variables apart from build to build
 * @property {Set<number>[]} clashes for each variable those that must have another name
 */

/**
 * Takes a script apart, and makes names of fields short that only our scripts know.
 * @param {string} code
 * @param {string[]} fields names of such fields; each gets the same short name in every script
 * @returns {Nameless}
 */
export function takeNames(code, fields) {
  const program = resolve(parse(code, { ecmaVersion: 2022 }));
  const bindings = bindingsIn(program);
  const indexes = new Map(bindings.map((binding, index) => [binding, index]));
  const shortOf = new Map(fields.map((field, index) => [field, NAMES[index]]));
  /** Places where something else is written: a variable by its index, or the text itself. */
  const places = [];
  walk(program, (node) => {
    if (node.binding) places.push([node, indexes.get(node.binding)]);
    const isField = node.type === 'Property' || node.type === 'MemberExpression';
    if (isField && shortOf.has(keyOf(node))) places.push([node.key ?? node.property, shortOf.get(keyOf(node))]);
    if (node.type === 'Property' && node.shorthand) throw new Error(`${keyOf(node)} would lose its name.`);
  });
  places.sort(([a], [b]) => a.start - b.start);
  const texts = [''];
  const uses = [];
  let at = 0;
  for (const [{ start, end }, what] of places) {
    texts[texts.length - 1] += code.slice(at, start);
    if (typeof what === 'string') texts[texts.length - 1] += what;
    else uses.push(what) && texts.push('');
    at = end;
  }
  texts[texts.length - 1] += code.slice(at);
  return { texts, uses, keys: keysOf(bindings), clashes: clashesOf(program, bindings, indexes) };
}

/** Writes the script with these names. */
export function withNames({ texts, uses }, names) {
  let code = texts[0];
  for (let index = 0; index < uses.length; index++) code += names[uses[index]] + texts[index + 1];
  return code;
}

/**
 * Chooses names: the one that was learned for a variable where that clashes with nothing, else the shortest that is
 * free, those used most first.
 * @param {Record<string, string>} learned names by key, see `learn-names.mjs`
 * @returns {string[]}
 */
export function chooseNames({ uses, keys, clashes }, learned) {
  const counts = keys.map(() => 0);
  for (const index of uses) counts[index]++;
  const names = [];
  const isFree = (name, index) => name && [...clashes[index]].every((other) => names[other] !== name);
  for (const [index, key] of keys.entries()) if (isFree(learned[key], index)) names[index] = learned[key];
  const rest = [...keys.keys()].filter((index) => !names[index]).sort((a, b) => counts[b] - counts[a]);
  for (const index of rest) names[index] = NAMES.find((name) => isFree(name, index));
  return names;
}

/** A variable's name in the source, and which of that name it is. */
function keysOf(bindings) {
  const counts = {};
  return bindings.map(({ name }) => {
    const source = name.replace(/\$\d+/g, '');
    counts[source] = (counts[source] ?? 0) + 1;
    return `${source} ${counts[source]}`;
  });
}

/** Two variables clash when one of them is used where the other one's scope is in between, or where both are. */
function clashesOf(program, bindings, indexes) {
  const usedIn = new Map();
  const note = (scope, binding) => usedIn.set(scope, (usedIn.get(scope) ?? new Set()).add(binding));
  walk(program, ({ binding, scope }) => {
    if (!binding) return;
    for (let at = scope ?? binding.scope; at && at !== binding.scope; at = at.parent) note(at, binding);
    note(binding.scope, binding);
  });
  const clashes = bindings.map(() => new Set());
  for (const [index, binding] of bindings.entries())
    for (const other of usedIn.get(binding.scope))
      if (other !== binding) {
        clashes[index].add(indexes.get(other));
        clashes[indexes.get(other)].add(index);
      }
  return clashes;
}
