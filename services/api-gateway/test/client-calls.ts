/** What a program asks the gateway for. */
export interface ClientCall {
  method: 'GET' | 'POST' | 'PATCH';
  /** With `x` for every id in it, and without query. */
  path: string;
}

const METHODS: Record<string, ClientCall['method']> = { requestJson: 'GET', postJson: 'POST', patchJson: 'PATCH' };
const CALL = String.raw`\b(requestJson|postJson|patchJson)(?:<[^()]*>)?\(\s*`;

/**
 * Finds what the source text of a client asks for: every text in it that begins with `/api`, as it stands in a call, behind a name, or in a function
 * that makes a path of an id and a verb.
 * @throws for one whose method can't be told
 */
export function callsIn(source: string): ClientCall[] {
  return [...source.matchAll(/['"`]\/api\b/g)].flatMap(({ index }) => {
    const literal = literalAt(source, index);
    const before = source.slice(0, index);
    const [, direct] = new RegExp(`${CALL}$`).exec(before) ?? [];
    if (direct) return expanded(literal).map((path) => callTo(direct, path));
    if (/\bhref=$|\bnew URL\($/.test(before)) return expanded(literal).map((path) => callTo('requestJson', path));
    const [, name] = /\bconst (\w+) = $/.exec(before) ?? [];
    if (name) return usesOf(source, name).flatMap(([by]) => expanded(literal).map((path) => callTo(by, path)));
    const maker = [...before.matchAll(/\bfunction (\w+)\(/g)].at(-1)?.[1];
    const uses = maker === undefined ? [] : usesOf(source, maker);
    if (uses.length === 0) throw new Error(`what asks for ${literal} is not understood`);
    return uses.flatMap(([by, verb]) => expanded(literal, verb).map((path) => callTo(by, path)));
  });
}

/** Calls with a name, or with a path that a function of that name makes, and the verb that it is given. */
function usesOf(source: string, name: string): (readonly [by: string, verb: string | undefined])[] {
  const use = new RegExp(`${CALL}${name}\\b(?:\\([^,()]*(?:, '([^']*)')?\\))?`, 'g');
  return [...source.matchAll(use)].map(([, by = '', verb]) => [by, verb] as const);
}

function callTo(by: string, path: string): ClientCall {
  return { method: METHODS[by] ?? 'GET', path: path.replace(/\?.*$/s, '') };
}

/** The content of the literal that begins at a place; templates may hold others. */
function literalAt(source: string, start: number): string {
  const quote = source[start];
  let depth = 0;
  for (let at = start + 1; at < source.length; at += 1) {
    if (quote === '`' && source.startsWith('${', at)) depth += 1;
    else if (depth > 0 && source[at] === '}') depth -= 1;
    else if (depth === 0 && source[at] === quote) return source.slice(start + 1, at);
  }
  throw new Error('a text does not end');
}

/** Every path that a template stands for: of a choice each of its texts, a verb as it is given, `x` for anything else. */
function expanded(template: string, verb?: string): string[] {
  const begin = template.indexOf('${');
  if (begin < 0) return [template];
  let depth = 1;
  let end = begin + 2;
  for (; depth > 0 && end < template.length; end += 1) {
    if (template.startsWith('${', end)) depth += 1;
    if (template[end] === '}') depth -= 1;
  }
  const inside = template.slice(begin + 2, end - 1);
  const texts = [...inside.matchAll(/[?:] '([^']*)'/g)].map(([, text = '']) => text);
  const values = /^verb\b/.test(inside) ? [verbIn(inside, verb)] : texts.length > 0 ? texts : ['x'];
  const [head, tail] = [template.slice(0, begin), template.slice(end)];
  return values.flatMap((value) => expanded(head + value + tail, verb));
}

/** `${verb}`, or `${verb ? `/${verb}` : ''}` where there may be none. */
function verbIn(inside: string, verb: string | undefined): string {
  if (verb === undefined) return '';
  return inside.includes('?') ? `/${verb}` : verb;
}
