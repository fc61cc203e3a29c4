import { MAX_DEPTH } from './nesting.ts';

/** More characters than any number, boolean or null takes in JSON, with its separators. */
const SCALAR_BYTES = 32;
/** The longest that one UTF-16 unit becomes in JSON: an escape such as `\u0001`. */
const UNIT_BYTES = 6;

/**
 * Whether a JSON value takes more than `limit` bytes as UTF-8 JSON, or is nested deeper than 64
 * levels. A cheap upper bound decides nearly always; only values near the limit are written out.
 */
export function exceedsBytes(value: unknown, limit: number): boolean {
  const bound = upperBound(value, 0);
  if (bound <= limit) return false;
  if (bound === Number.POSITIVE_INFINITY) return true;
  return new TextEncoder().encode(JSON.stringify(value)).length > limit;
}

/** At least the bytes of a value; infinite when it is nested too deep. */
function upperBound(value: unknown, depth: number): number {
  if (typeof value === 'string') return value.length * UNIT_BYTES + 3;
  if (typeof value !== 'object' || value === null) return SCALAR_BYTES;
  if (depth >= MAX_DEPTH) return Number.POSITIVE_INFINITY;
  let bytes = 3;
  if (Array.isArray(value)) {
    for (const item of value) bytes += upperBound(item, depth + 1);
    return bytes;
  }
  const record = value as Record<string, unknown>; // from JSON, so keys are strings
  for (const key in record) bytes += key.length * UNIT_BYTES + 4 + upperBound(record[key], depth + 1);
  return bytes;
}
