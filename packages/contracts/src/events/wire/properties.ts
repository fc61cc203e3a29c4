import { z } from 'zod';
import { LIMITS } from '../../limits.ts';
import { wellFormed } from '../well-formed.ts';

export type PropertyValue = string | number | boolean | null | PropertyValue[] | { [key: string]: PropertyValue };
export type Properties = { [key: string]: PropertyValue };

/** What a client knows of an event or a person, in its own words. */
export const wireProperties = z.custom<Properties>(
  (value) => isProperties(value),
  'properties must be a plain JSON object within the limits',
);

/** Whether a value is a JSON object within the property limits, free of prototype keys. */
export function isProperties(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && isPropertyValue(value, 0);
}

function isPropertyValue(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'string':
      return wellFormed(value);
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      break;
    default:
      return false;
  }
  if (value === null) return true;
  if (depth >= LIMITS.propertyDepth) return false;
  if (Array.isArray(value)) return value.length <= 1000 && value.every((item) => isPropertyValue(item, depth + 1));
  const entries = Object.entries(value as object);
  if (entries.length > LIMITS.properties) return false;
  return entries.every(
    ([key, item]) => key.length <= 128 && key !== '__proto__' && wellFormed(key) && isPropertyValue(item, depth + 1),
  );
}
