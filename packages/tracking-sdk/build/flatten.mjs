import { inlineCalls } from './inline-calls.mjs';
import { replaceObjects } from './replace-objects.mjs';
import { resolve, tellApart } from './scopes.mjs';
import { asArrow, declaration, hasStatements, removeStatements, walk } from './tree.mjs';

/**
 * Puts the parts of a program into one scope. Modules make objects of functions with a shared state (`createStore`,
 * `createBatches`) and hand them to each other; in a script each of these exists once, so that the call that makes it
 * can be replaced by its statements, and the object by its fields. What is left are variables, which need no names.
 * @param {object} program an ESTree, changed in place
 */
export function flatten(program) {
  resolve(program);
  tellApart(program);
  let isChanged = true;
  while (isChanged) {
    separate(program);
    resolve(program);
    isChanged = inlineCalls(program);
    if (isChanged) continue;
    const isRenamed = nameOriginals(program);
    isChanged = replaceObjects(program) || isRenamed;
  }
  walk(program, unify);
  walk(program, joinPatterns);
  return program;
}

/** What several statements of a block take out of one object is taken out by the first of them. */
function joinPatterns(node) {
  if (!hasStatements(node)) return;
  const first = new Map();
  node.body = node.body.filter(({ type, declarations }) => {
    const [{ id, init } = {}] = declarations ?? [];
    if (type !== 'VariableDeclaration' || id.type !== 'ObjectPattern' || !init?.binding || init.binding.isChanged)
      return true;
    const known = first.get(init.binding);
    if (known) known.properties.push(...id.properties);
    else first.set(init.binding, id);
    return !known;
  });
}

/** The same thing in the same words: `let` for all variables, arrows for all functions, `+` for numbers. */
function unify(node) {
  // The bundler makes `var` of what modules have outside of functions; variables of one kind stand in one list.
  if (/^(const|var)$/.test(node.kind)) node.kind = 'let';
  if (node.type === 'CallExpression' && node.callee.name === 'Number' && !node.callee.binding)
    Object.assign(node, { type: 'UnaryExpression', operator: '+', prefix: true, argument: node.arguments[0] });
  if (!hasStatements(node)) return;
  node.body = node.body.map((statement) => {
    // Nothing of ours is called before the statement that declares it has run.
    if (statement.type !== 'FunctionDeclaration' || statement.generator) return statement;
    return declaration(statement.id, asArrow(statement));
  });
}

/** One variable a declaration. */
function separate(program) {
  walk(program, (node) => {
    if (hasStatements(node))
      node.body = node.body.flatMap((statement) =>
        statement.type === 'VariableDeclaration'
          ? statement.declarations.map((declarator) => ({ ...statement, declarations: [declarator] }))
          : [statement],
      );
  });
}

/** Uses a variable itself where another one only names it. */
function nameOriginals(program) {
  const gone = new Set();
  walk(program, (node) => {
    const alias = node.declares && node.binding;
    const original = alias?.statement && alias.init?.binding;
    if (!original || alias === original || alias.isChanged || original.isChanged) return;
    for (const ref of alias.refs) Object.assign(ref, { name: original.name, binding: original });
    original.refs.push(...alias.refs);
    gone.add(alias.statement);
  });
  removeStatements(program, gone);
  return gone.size > 0;
}
