import { eachChild, hasStatements, isFunction, walk } from './tree.mjs';

/**
 * What a name stands for.
 * @typedef {object} Binding
 * @property {string} name
 * @property {object} scope where it is declared
 * @property {object[]} refs identifiers that use it, besides those that declare it
 * @property {boolean} isChanged whether it is assigned anywhere but in its declaration
 * @property {object} [init] the function or expression that it is declared with, when there is just that one
 * @property {object} [statement] the statement that does so and nothing else
 */

/** Finds out what the names in a program stand for (ECMA-262, 2022). Functions share one scope with their parameters. */
export function resolve(program) {
  walk(program, (node) => {
    delete node.binding;
    delete node.declares;
    eachChild(node, (child) => {
      child.parent = node;
    });
  });
  visit(program, undefined);
  walk(program, noteChange);
  walk(program, noteInit);
  return program;
}

/** All bindings of a resolved program, in the order of their first appearance. */
export function bindingsIn(program) {
  const bindings = new Set();
  walk(program, (node) => node.binding && bindings.add(node.binding));
  return [...bindings];
}

/** Gives every variable a name that no other one has: statements can then be moved without a clash. */
export function tellApart(program) {
  for (const [index, binding] of bindingsIn(program).entries()) binding.name += `$${index}`;
  walk(program, (node) => {
    if (node.binding) node.name = node.binding.name;
    if (node.type === 'Property') node.shorthand = false;
  });
}

/** Calls back for each identifier that a pattern declares or assigns. */
export function eachName(pattern, call) {
  if (pattern?.type === 'Identifier') call(pattern);
  for (const part of pattern?.properties ?? pattern?.elements ?? []) eachName(part, call);
  if (pattern?.type === 'Property') eachName(pattern.value, call);
  if (pattern?.type === 'AssignmentPattern') eachName(pattern.left, call);
  if (pattern?.type === 'RestElement') eachName(pattern.argument, call);
}

function declare(scope, identifier) {
  const known = scope.names.get(identifier.name);
  const binding = known ?? { name: identifier.name, scope, refs: [], isChanged: false };
  if (known) known.isChanged = true;
  scope.names.set(identifier.name, binding);
  identifier.binding = binding;
  identifier.declares = true;
}

const declareAll = (scope, { declarations }) => {
  for (const { id } of declarations) eachName(id, (name) => declare(scope, name));
};

/** `var` belongs to its function, wherever in it the declaration stands. */
function hoist(node, scope) {
  if (isFunction(node)) return;
  if (node.type === 'VariableDeclaration' && node.kind === 'var') declareAll(scope, node);
  eachChild(node, (child) => hoist(child, scope));
}

function declareBlock(statements, scope) {
  for (const statement of statements) {
    if (statement.type === 'VariableDeclaration' && statement.kind !== 'var') declareAll(scope, statement);
    if (/^(Function|Class)Declaration$/.test(statement.type)) declare(scope, statement.id);
  }
}

function visit(node, outer) {
  if (node.type === 'Identifier') return refer(node, outer);
  const within = { names: new Map(), parent: outer };
  const go = (child, scope = within) => child && visit(child, scope);
  if (isFunction(node)) {
    if (node.type === 'FunctionExpression' && node.id) declare(within, node.id);
    for (const param of node.params) eachName(param, (name) => declare(within, name));
    const statements = hasStatements(node.body) ? node.body.body : [];
    for (const statement of statements) hoist(statement, within);
    declareBlock(statements, within);
    for (const param of node.params) go(param);
    if (hasStatements(node.body)) for (const statement of statements) go(statement);
    else go(node.body);
  } else if (node.type === 'CatchClause') {
    if (node.param) eachName(node.param, (name) => declare(within, name));
    declareBlock(node.body.body, within);
    for (const statement of node.body.body) go(statement);
  } else if (hasStatements(node)) {
    if (node.type === 'Program') hoist(node, within);
    declareBlock(node.body, within);
    for (const statement of node.body) go(statement);
  } else if (/^For/.test(node.type)) {
    declareBlock([node.init ?? node.left ?? node], within);
    eachChild(node, (child) => go(child));
  } else if (node.type === 'MemberExpression') {
    go(node.object, outer);
    if (node.computed) go(node.property, outer);
  } else if (/^(Property|MethodDefinition|PropertyDefinition)$/.test(node.type)) {
    if (node.computed) go(node.key, outer);
    go(node.value, outer);
  } else eachChild(node, (child) => go(child, outer));
}

/** Connects a name with its binding; one without a binding is a global. */
function refer(identifier, scope) {
  let at = scope;
  while (at && !at.names.has(identifier.name)) at = at.parent;
  identifier.scope = scope;
  if (!at || identifier.declares) return;
  identifier.binding = at.names.get(identifier.name);
  identifier.binding.refs.push(identifier);
}

function noteChange(node) {
  const target =
    (node.type === 'AssignmentExpression' && node.left) ||
    (node.type === 'UpdateExpression' && node.argument) ||
    (/^For(Of|In)/.test(node.type) && node.left.type !== 'VariableDeclaration' && node.left);
  if (target)
    eachName(target, ({ binding }) => {
      if (binding) binding.isChanged = true;
    });
}

function noteInit(node) {
  if (node.type === 'FunctionDeclaration') Object.assign(node.id.binding, { init: node, statement: node });
  if (node.type !== 'VariableDeclaration' || node.declarations.length > 1 || !hasStatements(node.parent)) return;
  const [{ id, init }] = node.declarations;
  if (id.type === 'Identifier') Object.assign(id.binding, { init, statement: node });
}
