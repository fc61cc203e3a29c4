/** Cheap to look for in the whole text, and nearly never there. */
const SUSPECT = /\\u(?:0000|[dD][89a-fA-F])/;
/** Every escape, so that one whose backslash is itself escaped is none. Whole pairs come first; a bad escape is the group. */
const ESCAPE =
  /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(u(?:0000|[dD][89a-fA-F][\da-fA-F]{2}))|.)/g;
const REPLACEMENT = '\\ufffd';

/**
 * Replaces each escape of NUL or of a surrogate without its other half by that of U+FFFD, in keys and values of a JSON
 * text: no store can hold them, and a client's text that was cut in the middle of a letter is no reason to lose
 * an event. Everything else stays as it is, and so does the length of the text.
 * @param json a text that came as UTF-8, so that it has no surrogates outside of escapes; it may be no JSON at all
 */
export function mendEscapes(json: string): string {
  if (!SUSPECT.test(json)) return json;
  return json.replace(ESCAPE, (found, bad?: string) => (bad === undefined ? found : REPLACEMENT));
}
