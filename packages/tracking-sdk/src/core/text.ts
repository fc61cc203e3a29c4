/** A text of at most `length` characters: names and titles have 1,024 at most on the wire. */
export function cut(value: unknown, length = 200): string {
  return String(value).slice(0, length);
}

/** One line of text with single blanks; undefined when nothing is left. */
export function shortText(value: string | null | undefined | false): string | undefined {
  return (value && cut(value.replace(/\s+/g, ' ').trim())) || undefined;
}

/**
 * Writes a value as JSON that every store can hold: NUL and lone surrogates are replaced, written as escapes or, as
 * Hermes does, as they are. Escaped backslashes are matched as well, so that what follows them is not taken for an escape.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replace(/\\(\\|u(?:d[89a-f]..|0000))|[\ud800-\udfff]/gu, (found) =>
    found[1] === '\\' ? found : '\ufffd',
  );
}
