/** Cheap to look for in the whole text, and nearly never there. */
const SUSPECT_ESCAPE = /\\u(?:0000|[dD][89a-fA-F])/;
/** Every escape, so that one whose backslash is itself escaped is none. Whole pairs come first; a bad escape is the group. */
const ESCAPE =
  /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(u(?:0000|[dD][89a-fA-F][\da-fA-F]{2}))|.)/g;
const REPLACEMENT = '\\ufffd';

const SUSPECT_BACKSLASH = /\\(?:\\|u005[cC])/;
/** Every text of a JSON text, so that what looks like a name inside of one is none; the colon behind it is the group. */
const TEXT = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;
/** Every escape, of which those of a backslash are the two groups. */
const BACKSLASH = /\\(?:(\\)|(u005[cC])|.)/g;

/**
 * Mends a JSON text, in keys and values alike, without a change of its length; everything else stays as it is.
 *
 * - An escape of NUL or of a surrogate without its other half becomes that of U+FFFD: no store can hold them, and
 *   a client's text that was cut in the middle of a letter is no reason to lose an event.
 * - A backslash in a name becomes a slash. V8's `JSON.parse` remembers names by the text they were written in, and once
 *   it has seen such a name, it may read it where another text has an escape (`"a\\"`, later `"a\u00e9"`): one sender
 *   could change the names in the events of all others (https://issues.chromium.org/issues/521080746).
 * @param json a text that came as UTF-8, so that it has no surrogates outside of escapes; it may be no JSON at all
 */
export function mendJson(json: string): string {
  return mendNames(mendEscapes(json));
}

function mendEscapes(json: string): string {
  if (!SUSPECT_ESCAPE.test(json)) return json;
  return json.replace(ESCAPE, (found, bad?: string) => (bad === undefined ? found : REPLACEMENT));
}

function mendNames(json: string): string {
  if (!SUSPECT_BACKSLASH.test(json)) return json;
  return json.replace(TEXT, (text, colon?: string) => (colon === undefined ? text : text.replace(BACKSLASH, toSlash)));
}

function toSlash(found: string, plain?: string, coded?: string): string {
  if (plain !== undefined) return '\\/';
  return coded === undefined ? found : '\\u002f';
}
