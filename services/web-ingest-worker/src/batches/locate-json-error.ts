/** A place in a text, both counted from 1; columns count UTF-16 units. */
export interface Place {
  line: number;
  column: number;
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings may not hold control characters
const STRING_PART = /(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const WORDS = ['true', 'false', 'null'];

/** What the grammar allows next. */
type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end';

/**
 * Finds where a text stops being JSON (RFC 8259): the place of the first character that can't stand
 * there, or of the text's end when it is cut off. Engines tell it for some errors only.
 * Works without recursion, so that deep nesting can't exhaust the stack.
 * @returns null when the text is JSON
 */
export function locateJsonError(text: string): Place | null {
  const offset = firstError(text);
  return offset === null ? null : placeAt(text, offset);
}

function firstError(text: string): number | null {
  const open: ('{' | '[')[] = [];
  let expected = 'value' as Expected; // widened, because it changes in the loop
  let at = 0;
  for (;;) {
    at = skip(SPACE, text, at);
    const char = text[at];
    if (expected === 'comma or end') {
      const container = open.at(-1);
      if (container === undefined) return at === text.length ? null : at;
      if (char === ',') expected = container === '{' ? 'key' : 'value';
      else if (char === (container === '{' ? '}' : ']')) open.pop();
      else return at;
      at++;
    } else if (expected === 'colon') {
      if (char !== ':') return at;
      expected = 'value';
      at++;
    } else if ((expected === 'key or }' && char === '}') || (expected === 'value or ]' && char === ']')) {
      open.pop();
      expected = 'comma or end';
      at++;
    } else if (char === '"') {
      at = skip(STRING_PART, text, at + 1);
      if (text[at] !== '"') return at;
      expected = expected === 'key' || expected === 'key or }' ? 'colon' : 'comma or end';
      at++;
    } else if (expected === 'key' || expected === 'key or }') {
      return at;
    } else if (char === '{' || char === '[') {
      open.push(char);
      expected = char === '{' ? 'key or }' : 'value or ]';
      at++;
    } else {
      const end = endOfScalar(text, at);
      if (end === at) return at;
      expected = 'comma or end';
      at = end;
    }
  }
}

function endOfScalar(text: string, at: number): number {
  const word = WORDS.find((candidate) => text.startsWith(candidate, at));
  return word ? at + word.length : skip(NUMBER, text, at);
}

/** End of what the pattern matches at a place; the place itself when it does not match. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
