import type { Rejection } from '../batch/receipt.ts';
import { LIMITS } from '../limits.ts';
import { wellFormed } from './well-formed.ts';
import { CLOCK_BOUNDS } from './wire/values.ts';

/**
 * Checks of single fields, for the guards of the hot path. A check answers null when the value is
 * good and allocates nothing then; only a bad value costs a {@link Fault}.
 */

/** What is wrong with one field. */
export interface Fault {
  code: Rejection['code'];
  field: string;
  message: string;
}

export type Check = (value: unknown, field: string) => Fault | null;

/** A JSON object with unknown fields, null for anything else. */
export function asObject(value: unknown): Record<string, unknown> | null {
  // JSON objects have string keys; what their values are is what the checks find out.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** Applies a check to a field that must be there. */
export function required(value: unknown, field: string, check: Check): Fault | null {
  return value === undefined ? { code: 'missing_field', field, message: `${field} is required` } : check(value, field);
}

/** Applies a check to a field that may be absent; null is not absent. */
export function optional(value: unknown, field: string, check: Check): Fault | null {
  return value === undefined ? null : check(value, field);
}

/** The fault of a field that is there and not what it must be. */
export function invalid(field: string, expectation: string): Fault {
  return { code: 'invalid_field', field, message: `${field} must be ${expectation}` };
}

function textUpTo(length: number, minLength = 0): Check {
  const expectation = `text of ${minLength} to ${length} characters without NUL and lone surrogates`;
  return (value, field) =>
    typeof value === 'string' && value.length <= length && value.length >= minLength && wellFormed(value)
      ? null
      : invalid(field, expectation);
}

/** A number from `min` to `max`; infinite values and NaN are none. */
export function numberFrom(min: number, max: number): Check {
  return (value, field) =>
    typeof value === 'number' && value >= min && value <= max ? null : invalid(field, `a number from ${min} to ${max}`);
}

/** A whole number from `min` to `max`. */
export function integerFrom(min: number, max: number): Check {
  return (value, field) =>
    Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max
      ? null
      : invalid(field, `a whole number from ${min} to ${max}`);
}

/** One of some words. */
export function oneOf(words: readonly string[]): Check {
  const known: ReadonlySet<unknown> = new Set(words);
  return (value, field) => (known.has(value) ? null : invalid(field, `one of ${words.join(', ')}`));
}

/** A list of exactly two numbers that pass a check each. */
export function pairOf(check: Check): Check {
  return (value, field) => {
    if (!Array.isArray(value) || value.length !== 2) return invalid(field, 'a list of two numbers');
    return check(value[0], field) ?? check(value[1], field);
  };
}

/**
 * An object of texts with keys of at most 64 characters. A `__proto__` key is passed over, as
 * the schema does: it never gets into what is kept.
 */
export function recordOf(check: Check, keys?: ReadonlySet<string>): Check {
  return (value, field) => {
    const record = asObject(value);
    if (!record) return invalid(field, 'an object');
    for (const key in record) {
      if (key === '__proto__') continue;
      if (keys ? !keys.has(key) : key.length > 64) return invalid(field, 'an object with known or short keys only');
      const fault = check(record[key], field);
      if (fault) return { ...fault, field: `${field}.${key.slice(0, 64)}` };
    }
    return null;
  };
}

const ID = /^[A-Za-z0-9_-]{1,64}$/;

export const id: Check = (value, field) =>
  typeof value === 'string' && ID.test(value) ? null : invalid(field, `1 to ${LIMITS.idLength} of A-Z a-z 0-9 _ -`);
export const text = textUpTo(LIMITS.textLength);
export const nonEmptyText = textUpTo(LIMITS.textLength, 1);
export const url = textUpTo(LIMITS.urlLength);
export const anyNumber = numberFrom(-Number.MAX_VALUE, Number.MAX_VALUE);
export const boolean: Check = (value, field) => (typeof value === 'boolean' ? null : invalid(field, 'true or false'));

/** Unix milliseconds within {@link CLOCK_BOUNDS}. */
export const time: Check = (value, field) => {
  if (typeof value !== 'number') return invalid(field, 'a number of Unix milliseconds');
  if (value >= CLOCK_BOUNDS.min && value <= CLOCK_BOUNDS.max) return null;
  return {
    code: 'time_out_of_range',
    field,
    message: `${field} must be Unix milliseconds from ${CLOCK_BOUNDS.min} to ${CLOCK_BOUNDS.max}`,
  };
};
