/** Reads from data of another script, which may have any shape. @returns undefined where the path ends early */
export function readPath(data: unknown, ...path: (string | number)[]): unknown {
  let value = data;
  for (const name of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string | number, unknown>)[name];
  }
  return value;
}

/** Elements of an array; of anything else none. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
