import { LIMITS, wellFormed } from '@crow/contracts';

/** A JSON object of a client's, of which nothing is known yet. */
export type Fields = Record<string, unknown>;

const MESSAGE_TYPES = ['track', 'page', 'screen', 'identify', 'group', 'alias'] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

/** Whether a word is one of Segment's calls. */
export function isMessageType(value: unknown): value is MessageType {
  return MESSAGE_TYPES.some((type) => type === value);
}

/** The value as an object; an empty one for anything else. */
export function fieldsOf(value: unknown): Fields {
  // From JSON: keys are strings, and what the values are is found out where they are used.
  return isFields(value) ? value : {};
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value when it is a text that is not empty. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * Who or what a message names: texts, and numbers, which some clients send. Empty texts and null name nobody.
 * @returns null when the name can't be kept; it is never cut, because a cut name is somebody else's
 */
export function nameIn(value: unknown): string | null | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  return typeof value === 'string' && value.length <= LIMITS.textLength && wellFormed(value) ? value : null;
}
