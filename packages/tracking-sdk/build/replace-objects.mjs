import {
  asArrow,
  declaration,
  hasStatements,
  keyOf,
  literal,
  nameOf,
  nothing,
  property,
  replace,
  walk,
} from './tree.mjs';

/**
 * Replaces the first object of which only the fields are used by variables, one for each field.
 * @returns {boolean} whether there was one
 */
export function replaceObjects(program) {
  let isDone = false;
  walk(program, (node) => {
    if (!isDone && node.declares && node.binding.init?.type === 'ObjectExpression')
      isDone = replaceObject(node.binding);
  });
  return isDone;
}

function replaceObject(binding) {
  const { properties } = binding.init;
  const names = properties.map((each) => (each.type === 'Property' && each.kind === 'init' ? keyOf(each) : undefined));
  if (binding.isChanged || names.includes(undefined) || new Set(names).size < names.length) return false;
  const uses = binding.refs.map((ref) => usageOf(ref, names));
  if (uses.includes(undefined)) return false;
  // An object that is handed on is made there, so there must be one such place, and nothing that changes it.
  const handedOn = uses.filter(({ kind }) => kind === 'handed on').length;
  if (handedOn > 1 || (handedOn && uses.some(({ isChange }) => isChange))) return false;

  const fields = new Map(names.map((name) => [name, { name: `${binding.name}$${name}` }]));
  const isFixed = ({ value }) => value.type === 'Literal' && !uses.some(({ isChange }) => isChange);
  const fixed = new Map(properties.filter(isFixed).map((each) => [keyOf(each), each.value]));
  const fieldOf = (name) => {
    if (fixed.has(name)) return { ...fixed.get(name) };
    return fields.has(name) ? nameOf(fields.get(name)) : nothing();
  };
  const copies = () => names.map((name) => property(name, fieldOf(name)));
  for (const { kind, node } of uses) {
    if (kind === 'access') replace(node, fieldOf(keyOf(node)));
    if (kind === 'handed on') replace(node, literal(copies()));
    if (kind === 'spread') spread(node, copies());
    if (kind === 'taken apart')
      replace(
        node.parent,
        node.id.properties.map((part) => partOf(part, fieldOf)),
      );
  }
  const parts = properties
    .filter((each) => !fixed.has(keyOf(each)))
    .map((each) => declaration(nameOf(fields.get(keyOf(each))), asValue(each.value)));
  replace(binding.statement, parts);
  return true;
}

/** How an object is used, when the use can do with its fields. */
function usageOf(node, names) {
  const { parent } = node;
  if (parent.type === 'MemberExpression' && parent.object === node && keyOf(parent)) {
    const isChange = parent.parent.left === parent || parent.parent.type === 'UpdateExpression';
    return isChange && !names.includes(keyOf(parent)) ? undefined : { kind: 'access', node: parent, isChange };
  }
  if (parent.type === 'SpreadElement' && parent.parent.type === 'ObjectExpression')
    return { kind: 'spread', node: parent };
  if (parent.type === 'CallExpression' && parent.callee !== node) return { kind: 'handed on', node };
  const isDeclared = parent.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern';
  if (!isDeclared || !hasStatements(parent.parent.parent)) return undefined;
  const canDo = (part) =>
    part.type === 'Property' &&
    (part.value.type === 'Identifier' || (part.value.type === 'AssignmentPattern' && !names.includes(keyOf(part))));
  return parent.id.properties.every(canDo) ? { kind: 'taken apart', node: parent } : undefined;
}

const partOf = (part, fieldOf) =>
  part.value.type === 'AssignmentPattern'
    ? declaration(part.value.left, part.value.right)
    : declaration(part.value, fieldOf(keyOf(part)));

/** Puts fields into a literal, where later ones of the same name count. */
function spread(node, fields) {
  const { parent } = node;
  const all = parent.properties.flatMap((each) => (each === node ? fields : [each]));
  const last = new Map(all.map((each) => [each.type === 'Property' ? (keyOf(each) ?? each) : each, each]));
  parent.properties = all.filter((each) => [...last.values()].includes(each));
}

/** A method becomes a function of its own. */
const asValue = (value) => (value.type === 'FunctionExpression' ? asArrow(value) : value);
