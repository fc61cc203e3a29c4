/** Why one event of a batch was refused, while its neighbours were kept. */
export interface Rejection {
  /** Position in the batch's `events`, from 0. */
  index: number;
  /** The event's own id, when it gave a usable one. */
  id?: string;
  /** Stable reason, for programs. */
  code:
    | 'not_an_object'
    | 'unknown_type'
    | 'missing_field'
    | 'invalid_field'
    | 'too_large'
    | 'time_out_of_range'
    | 'page_out_of_range'
    | 'erased';
  /** The offending field as a path, e.g. `element.tag`. */
  field?: string;
  /** What was wrong and what to do, for people. */
  message: string;
}

/** The answer to a batch, status 202. It is given only after the accepted events are on disk. */
export interface BatchReceipt {
  batchId: string;
  /** Events that were stored by this batch: all but the rejected and the repeated ones. */
  accepted: number;
  /** The same batch was stored before; `accepted` repeats the first answer. */
  duplicate: boolean;
  rejected: Rejection[];
  /**
   * Positions of good events that their session held already, from another batch or earlier in this one: the same id. They are not stored again.
   * Absent when there are none, and when the batch is a duplicate as a whole.
   */
  repeated?: number[];
  /** Server clock, Unix milliseconds; clients derive their clock offset from it. */
  serverTime: number;
}
