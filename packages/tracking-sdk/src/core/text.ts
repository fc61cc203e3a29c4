/** A text of at most `length` characters: names and titles have 1,024 at most on the wire. */
export function cut(value: unknown, length = 200): string {
  return String(value).slice(0, length);
}

/** One line of text with single blanks; undefined when nothing is left. */
export function shortText(value: string | null | undefined | false): string | undefined {
  return (value && cut(value.replace(/\s+/g, ' ').trim())) || undefined;
}
