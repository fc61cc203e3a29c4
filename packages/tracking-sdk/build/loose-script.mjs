import { parse } from 'acorn';
import { bindingsIn, resolve } from './scopes.mjs';
import { isFunction, keyOf, walk } from './tree.mjs';

/**
 * A script whose variables have no names yet, and whose lists have no order where any would do.
 * @typedef {object} LooseScript
 * @property {Piece[]} pieces what it consists of
 * @property {string[]} keys for each variable what tells it apart from build to build
 * @property {Set<number>[]} clashes for each variable those that must have another name
 * @property {List[]} lists all lists in it
 */

/**
 * Text, the index of a variable, or a list.
 * @typedef {string | number | List} Piece
 */

/**
 * @typedef {object} List
 * @property {{ key: string, pieces: Piece[] }[]} items in any order, with commas between them
 */

/**
 * Takes a script apart, and makes names of fields short that only our scripts know.
 * @param {string} code
 * @param {Map<string, string>} fields such names, and what each becomes
 * @returns {LooseScript}
 */
export function loosen(code, fields) {
  const program = resolve(parse(code, { ecmaVersion: 2022 }));
  const bindings = bindingsIn(program);
  const indexes = new Map(bindings.map((binding, index) => [binding, index]));
  const keys = keysOf(bindings);
  const lists = [];
  const countedKey = counting();
  const places = placesIn(program, indexes, fields);
  let next = 0;
  /** The pieces of a part of the code. */
  const piecesIn = (start, end) => {
    const pieces = [];
    let at = start;
    for (let place = places[next]; place && place.start < end; place = places[next]) {
      next++;
      pieces.push(code.slice(at, place.start), place.items ? listOf(place.items) : place.piece);
      at = place.end;
    }
    pieces.push(code.slice(at, end));
    return pieces;
  };
  const listOf = (nodes) => {
    const items = nodes.map((node) => ({ pieces: piecesIn(node.start, node.end) }));
    for (const item of items) item.key = countedKey(textKey(item.pieces, keys));
    const list = { items };
    lists.push(list);
    return list;
  };
  return { pieces: piecesIn(0, code.length), keys, clashes: clashesIn(program, bindings, indexes), lists };
}

/** Writes a script with these names, its lists as they are now. */
export function tighten({ pieces }, names) {
  let code = '';
  for (const piece of pieces)
    if (typeof piece === 'string') code += piece;
    else if (typeof piece === 'number') code += names[piece];
    else code += piece.items.map((item) => tighten(item, names)).join(',');
  return code;
}

/** Where something else is written: variables, fields, and lists, in the order of the code. */
function placesIn(program, indexes, fields) {
  const places = [];
  walk(program, (node) => {
    const { start, end } = node;
    if (node.binding) places.push({ start, end, piece: indexes.get(node.binding) });
    if (node.type === 'Property' && node.shorthand) throw new Error(`${keyOf(node)} would lose its name.`);
    const isField = node.type === 'Property' || node.type === 'MemberExpression';
    if (isField && fields.has(keyOf(node))) {
      const name = node.key ?? node.property;
      places.push({ start: name.start, end: name.end, piece: fields.get(keyOf(node)) });
    }
    for (const items of looseItemsOf(node)) places.push({ start: items[0].start, end: items.at(-1).end, items });
  });
  // What is around others comes first.
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Parts of a list next to each other whose order means nothing: nothing in them runs when the list does. */
function looseItemsOf(node) {
  const items = node.declarations ?? node.properties ?? [];
  const runs = [[]];
  for (const item of items) {
    if (isLoose(item, node)) runs.at(-1).push(item);
    else runs.push([]);
  }
  return runs.filter(({ length }) => length > 1);
}

function isLoose(item, { type }) {
  if (type === 'ObjectPattern') return item.type === 'Property' && !item.computed;
  if (type === 'VariableDeclaration') return isFunction(item.init) || item.init?.type === 'Literal' || !item.init;
  return (
    item.type === 'Property' &&
    !item.computed &&
    (isFunction(item.value) || /^(Identifier|Literal)$/.test(item.value.type))
  );
}

/** A variable's name in the source, and which of that name it is. */
function keysOf(bindings) {
  const countedKey = counting();
  return bindings.map(({ name }) => countedKey(name.replace(/\$\d+/g, '')));
}

/** Makes equal keys different by counting them. */
function counting() {
  const counts = {};
  return (key) => {
    counts[key] = (counts[key] ?? 0) + 1;
    return `${key} ${counts[key]}`;
  };
}

/** The beginning of an item, with the keys of its variables. */
const textKey = (pieces, keys) =>
  pieces
    .slice(0, 3)
    .map((piece) => (typeof piece === 'number' ? keys[piece] : piece))
    .join('')
    .slice(0, 40);

/** Two variables clash when one of them is used where the other one's scope is in between, or where both are. */
function clashesIn(program, bindings, indexes) {
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
