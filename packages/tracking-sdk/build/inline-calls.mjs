import { declaration, eachChild, hasStatements, isFunction, nothing, removeStatements, walk } from './tree.mjs';

/**
 * Replaces calls of functions that are called once by the functions' statements.
 * @returns {boolean} whether there were some
 */
export function inlineCalls(program) {
  const gone = new Set();
  let count = 0;
  walk(program, (node) => {
    openArrow(node);
    // What is around everything stays: names would be those of the whole page.
    if (node.type !== 'BlockStatement') return;
    for (let index = 0; index < node.body.length; index++) {
      const statements = inlined(node.body[index], gone);
      if (!statements) continue;
      node.body.splice(index--, 1, ...statements);
      count++;
    }
  });
  removeStatements(program, gone);
  return count > 0;
}

/** What a statement becomes; undefined when it is no such call. */
function inlined(statement, gone) {
  const place = placeOf(statement);
  const called = place && calledOnce(place.call);
  if (!called || gone.has(statement)) return undefined;
  const { callee, statements, result } = called;
  const given = place.call.arguments;
  const params = callee.params.map((param, nth) =>
    param.type === 'AssignmentPattern'
      ? declaration(param.left, param.right)
      : declaration(param, given[nth] ?? nothing()),
  );
  gone.add(place.call.callee.binding?.statement);
  return [...params, ...statements, ...place.withValue(result)];
}

/** The call that a statement consists of, and what the statement is with the call's value in its place. */
function placeOf(statement) {
  const asStatement = (expression) => [{ type: 'ExpressionStatement', expression }];
  if (statement.type === 'VariableDeclaration') {
    const [{ id, init }] = statement.declarations;
    const isAwaited = init?.type === 'AwaitExpression';
    const awaited = (argument) => (isAwaited ? { ...init, argument } : argument);
    return {
      call: isAwaited ? init.argument : init,
      withValue: (value) => [declaration(id, awaited(value ?? nothing()))],
    };
  }
  if (statement.type === 'ReturnStatement')
    return { call: statement.argument, withValue: (value) => (value ? [{ ...statement, argument: value }] : []) };
  if (statement.type !== 'ExpressionStatement') return undefined;
  const { expression } = statement;
  if (expression.type === 'AssignmentExpression' && expression.left.type === 'Identifier')
    return {
      call: expression.operator === '=' && expression.right,
      withValue: (value) => asStatement({ ...expression, right: value ?? nothing() }),
    };
  return { call: expression, withValue: (value) => (value ? asStatement(value) : []) };
}

/** What is called, when it is called here and nowhere else, and its statements can stand in the place of the call. */
function calledOnce(call) {
  if (call?.type !== 'CallExpression' || call.optional) return undefined;
  const { binding } = call.callee;
  const callee = binding ? !binding.isChanged && binding.refs.length === 1 && binding.init : call.callee;
  if (!isFunction(callee) || callee.async || callee.generator || isWithin(call, callee)) return undefined;
  if (
    call.arguments.some(({ type }, nth) => type === 'SpreadElement' || (type !== 'Identifier' && !callee.params[nth]))
  )
    return undefined;
  // A default would have to be asked for.
  const isPlain = (param, nth) =>
    param.type !== 'RestElement' && !(param.type === 'AssignmentPattern' && call.arguments[nth]);
  if (!callee.params.every(isPlain) || usesItself(callee)) return undefined;
  const statements = hasStatements(callee.body)
    ? [...callee.body.body]
    : [{ type: 'ReturnStatement', argument: callee.body }];
  const returns = statements.flatMap(returnsIn);
  if (returns.some((each) => each !== statements.at(-1))) return undefined;
  const result = returns[0] && (statements.pop().argument ?? undefined);
  return { callee, statements, result };
}

function isWithin(node, outer) {
  for (let at = node; at; at = at.parent) if (at === outer) return true;
  return false;
}

function usesItself(callee) {
  let does = false;
  walk(callee, ({ type, name }) => {
    does ||= type === 'ThisExpression' || name === 'arguments';
  });
  return does;
}

function returnsIn(node) {
  if (node.type === 'ReturnStatement') return [node];
  const found = [];
  if (!isFunction(node)) eachChild(node, (child) => found.push(...returnsIn(child)));
  return found;
}

/** An arrow function whose value is such a call gets room for statements. */
function openArrow(node) {
  if (node.type !== 'ArrowFunctionExpression' || !calledOnce(node.body)) return;
  node.body = { type: 'BlockStatement', body: [{ type: 'ReturnStatement', argument: node.body }], parent: node };
  node.expression = false;
}
