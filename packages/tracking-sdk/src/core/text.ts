/** A text of at most `length` characters: names and titles have 1,024 at most on the wire. */
export function cut(value: unknown, length = 200): string {
  return String(value).slice(0, length);
}

/** One line of text with single blanks; undefined when nothing is left. */
export function shortText(value: string | null | undefined | false): string | undefined {
  return (value && cut(value.replace(/\s+/g, ' ').trim())) || undefined;
}

/** Writes a value as JSON that every store can hold: in texts NUL and lone surrogates are replaced. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, it) => (typeof it === 'string' ? it.replace(/[\0\ud800-\udfff]/gu, '\ufffd') : it));
}
