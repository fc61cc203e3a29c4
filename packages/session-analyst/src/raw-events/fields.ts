/** What JSON holds: anything until it was looked at. */
export type Json = { [name: string]: unknown };

const TEXT_LENGTH = 1024;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of some fields that is a text with something in it; numbers count as texts, whatever else does not. */
export function textIn(record: Json, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = record[name];
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.slice(0, TEXT_LENGTH).toWellFormed();
  }
  return undefined;
}

/** The first of some fields that is a number from 0 up, or a text that is nothing but one. */
export function numberIn(record: Json, ...names: string[]): number | undefined {
  for (const name of names) {
    const value = record[name];
    const number = typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : value;
    if (typeof number === 'number' && number >= 0 && number <= 1e12) return number;
  }
  return undefined;
}

/** The first of some fields that is an object; an empty one when none is. */
export function recordIn(record: Json, ...names: string[]): Json {
  return names.map((name) => record[name]).find(isRecord) ?? {};
}
