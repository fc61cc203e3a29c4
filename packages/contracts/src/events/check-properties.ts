import { LIMITS } from '../limits.ts';
import { asObject, type Check, invalid } from './check-field.ts';
import { wellFormed } from './well-formed.ts';

/** Items of one list inside properties. */
const LIST_ITEMS = 1000;
/** Characters of a property's name. */
const NAME_LENGTH = 128;

/**
 * Properties and traits: plain JSON within the limits and without `__proto__` keys. Says the same
 * as `isProperties`, without making lists of keys.
 */
export const properties: Check = (value, field) =>
  asObject(value) && isPropertyValue(value, 0)
    ? null
    : invalid(
        field,
        `an object of at most ${LIMITS.properties} properties a level and ${LIMITS.propertyDepth} levels, without __proto__, NUL and lone surrogates`,
      );

function isPropertyValue(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'string':
      return wellFormed(value);
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return value === null || (depth < LIMITS.propertyDepth && isContainer(value, depth));
    default:
      return false;
  }
}

function isContainer(value: object, depth: number): boolean {
  if (Array.isArray(value)) {
    if (value.length > LIST_ITEMS) return false;
    for (const item of value) if (!isPropertyValue(item, depth + 1)) return false;
    return true;
  }
  const record = value as Record<string, unknown>; // from JSON, so keys are strings
  let count = 0;
  for (const key in record) {
    if (++count > LIMITS.properties || key.length > NAME_LENGTH || key === '__proto__') return false;
    if (!wellFormed(key) || !isPropertyValue(record[key], depth + 1)) return false;
  }
  return true;
}
