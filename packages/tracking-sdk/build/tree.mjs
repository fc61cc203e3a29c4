/**
 * Syntax trees (ESTree) as the build reads and changes them. Nodes know their parent, and each identifier that names a
 * variable knows its binding; both are set by `scopes.mjs`.
 */

/** Fields that point upwards or sideways. */
const LINKS = new Set(['parent', 'binding']);

/** Calls back for each child of a node. */
export function eachChild(node, call) {
  for (const key in node) {
    if (LINKS.has(key)) continue;
    const value = node[key];
    if (Array.isArray(value)) for (const child of value) child?.type && call(child);
    else if (value?.type) call(value);
  }
}

/** Calls back for a node and everything in it. */
export function walk(node, call) {
  call(node);
  eachChild(node, (child) => walk(child, call));
}

export const isFunction = (node) => /Function/.test(node?.type ?? '');

/** Whether a node has statements, so that one of them can become several. */
export const hasStatements = (node) => node?.type === 'BlockStatement' || node?.type === 'Program';

/** The name of a property in a literal, a pattern or an access: none when it is computed. */
export const keyOf = ({ computed, key, property }) =>
  computed ? undefined : ((key ?? property).name ?? String((key ?? property).value));

/** Puts a node where another one was. */
export function replace(from, to) {
  const { parent } = from;
  for (const key in parent) {
    if (LINKS.has(key)) continue;
    if (parent[key] === from) parent[key] = to;
    else if (Array.isArray(parent[key]) && parent[key].includes(from))
      parent[key].splice(parent[key].indexOf(from), 1, ...[to].flat());
  }
}

/** Takes statements out of a tree. */
export function removeStatements(program, gone) {
  walk(program, (node) => {
    if (hasStatements(node)) node.body = node.body.filter((statement) => !gone.has(statement));
  });
}

/** Takes the build's own marks off, so that others can read the tree. */
export function unlink(program) {
  walk(program, (node) => {
    delete node.parent;
    delete node.binding;
    delete node.declares;
  });
}

/** A function as an arrow; none of ours asks for `this` or is constructed. */
export const asArrow = (node) => ({ ...node, type: 'ArrowFunctionExpression', id: null, expression: false });

export const nameOf = (binding) => ({ type: 'Identifier', name: binding.name, binding });
export const literal = (properties) => ({ type: 'ObjectExpression', properties });
export const property = (name, value) => ({
  type: 'Property',
  kind: 'init',
  method: false,
  shorthand: false,
  computed: false,
  key: { type: 'Identifier', name },
  value,
});
export const declaration = (id, init) => ({
  type: 'VariableDeclaration',
  kind: 'let',
  declarations: [{ type: 'VariableDeclarator', id, init }],
});
export const nothing = () => ({
  type: 'UnaryExpression',
  operator: 'void',
  prefix: true,
  argument: { type: 'Literal', value: 0, raw: '0' },
});
