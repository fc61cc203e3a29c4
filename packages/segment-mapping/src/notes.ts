import type { Rejection } from '@crow/contracts';

/** What became of a message, or of a part of it, that could not be kept as it was sent. */
export interface Note {
  /** Position in the request's `batch`, from 0; 0 for a single message. */
  index: number;
  /** The message's own id, when it has one. */
  messageId?: string;
  /** Stable reason, for programs. */
  code: Rejection['code'] | 'consent_denied' | 'shortened' | 'dropped';
  /** The field as a path, e.g. `properties.cart.items`. */
  field?: string;
  /** What was wrong, for people. */
  message: string;
}

/** A message that can't be kept at all. */
export class Refused extends Error {
  readonly code: Note['code'];
  readonly field: string | undefined;

  constructor(code: Note['code'], field: string | undefined, message: string) {
    super(message);
    this.name = 'Refused';
    this.code = code;
    this.field = field;
  }
}

/** Takes down that a part of a message was shortened or dropped. */
export type TakeDown = (code: 'shortened' | 'dropped', field: string, message: string) => void;
