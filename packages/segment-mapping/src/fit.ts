import { LIMITS, type Properties, type PropertyValue, wellFormed } from '@crow/contracts';
import { isFields } from './message.ts';
import type { TakeDown } from './notes.ts';

/** Items of one list inside properties. */
const LIST_ITEMS = 1000;
/** Characters of a property's name. */
const NAME_LENGTH = 128;

/** A text without NUL and lone surrogates, which no store keeps. */
export function cleaned(text: string): string {
  return wellFormed(text) ? text : text.replaceAll('\u0000', '').toWellFormed();
}

/** A text of at most `LIMITS.textLength`; undefined for no text. What is longer is cut, and taken down. */
export function fitText(value: unknown, field: string, takeDown: TakeDown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const text = cleaned(value);
  if (text.length <= LIMITS.textLength) return text;
  takeDown('shortened', field, `a text has at most ${LIMITS.textLength} characters`);
  return cleaned(text.slice(0, LIMITS.textLength));
}

/** An address; one that is too long is dropped and taken down, because a cut one names another page. */
export function fitUrl(value: unknown, field: string, takeDown: TakeDown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const url = cleaned(value);
  if (url.length <= LIMITS.urlLength) return url;
  takeDown('dropped', field, `an address has at most ${LIMITS.urlLength} characters`);
  return undefined;
}

/**
 * Properties within the limits of the protocol. What lies deeper than they allow is kept as JSON text; what is too much is
 * dropped and taken down.
 */
export function fitProperties(value: unknown, field: string, takeDown: TakeDown): Properties | undefined {
  if (value === undefined || value === null) return undefined;
  if (isFields(value)) return fitObject(value, field, 0, takeDown);
  takeDown('dropped', field, `${field} must be an object`);
  return undefined;
}

function fitObject(value: Record<string, unknown>, field: string, depth: number, takeDown: TakeDown): Properties {
  const entries = Object.entries(value).filter(([name]) => {
    const good = name.length <= NAME_LENGTH && name !== '__proto__' && wellFormed(name);
    if (!good) takeDown('dropped', field, `a name has at most ${NAME_LENGTH} characters and is not __proto__`);
    return good;
  });
  if (entries.length > LIMITS.properties) {
    takeDown('dropped', field, `${field} has more than ${LIMITS.properties} properties; the first ones are kept`);
  }
  const kept = entries.slice(0, LIMITS.properties);
  return Object.fromEntries(
    kept.map(([name, item]) => [name, fitValue(item, `${field}.${name}`, depth + 1, takeDown)]),
  );
}

function fitValue(value: unknown, field: string, depth: number, takeDown: TakeDown): PropertyValue {
  if (typeof value === 'string') return cleaned(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= LIMITS.propertyDepth) return cleaned(JSON.stringify(value));
  if (!Array.isArray(value)) return fitObject(value as Record<string, unknown>, field, depth, takeDown);
  if (value.length > LIST_ITEMS) {
    takeDown('dropped', field, `${field} has more than ${LIST_ITEMS} items; the first ones are kept`);
  }
  return value.slice(0, LIST_ITEMS).map((item, index) => fitValue(item, `${field}.${index}`, depth + 1, takeDown));
}
