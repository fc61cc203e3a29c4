/**
 * Whether a string is valid Unicode text without NUL. Lone surrogates can't be
 * written as UTF-8, and NUL ends strings in several stores, so neither is kept: escapes of them are
 * mended when a batch comes in (`mendJson`), and what has them all the same is refused.
 */
export function wellFormed(value: string): boolean {
  return value.isWellFormed() && !value.includes('\u0000');
}
