/**
 * Writes a value as JSON that fits in an HTTP header: everything outside printable ASCII is escaped.
 */
export function toHeaderJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
