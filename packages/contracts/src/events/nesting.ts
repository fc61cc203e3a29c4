/** Deeper values are refused unread: they serve nobody and could exhaust the stack. */
export const MAX_DEPTH = 64;

/** Whether a JSON value is nested deeper than {@link MAX_DEPTH} levels, its own counted. Looks no deeper than that. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth >= MAX_DEPTH) return true;
  if (Array.isArray(value)) return value.some((item) => isTooDeep(item, depth + 1));
  const record = value as Record<string, unknown>; // from JSON, so keys are strings
  for (const key in record) if (isTooDeep(record[key], depth + 1)) return true;
  return false;
}
