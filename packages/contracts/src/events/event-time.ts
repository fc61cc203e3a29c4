import type { Rejection } from '../batch/receipt.ts';
import type { WireBatchHead } from '../batch/wire-batch.ts';
import { LIMITS } from '../limits.ts';
import { rejectionOf } from './check-event.ts';
import { TIME_BOUNDS } from './wire/values.ts';
import type { WireEvent } from './wire-event.ts';

/** The two clocks at the moment at which a batch was received. */
export interface BatchClock {
  /** The server's, Unix milliseconds. */
  receivedAt: number;
  /** The client's, Unix milliseconds by whatever it thinks the time is; null when the client did not say. */
  sentAt: number | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** When an event happened by the client's clock, Unix milliseconds. */
export function clientTime(event: Pick<WireEvent, 'ts' | 't'>, head: Pick<WireBatchHead, 'at'>): number {
  return event.ts ?? head.at + (event.t ?? 0);
}

/**
 * A client's time on the server's clock: the age that it had when it was sent, before the time at which it was received.
 * Never after that. Without `sentAt` the client's clock is taken as right. So a clock that is wrong by years does no harm, as
 * long as it is wrong by the same when the event happens and when it is sent.
 * @returns whole Unix milliseconds
 */
export function correctedTime(clientTs: number, clock: BatchClock): number {
  return Math.round(clock.receivedAt - ageOf(clientTs, clock));
}

/** How long before it was sent something happened, milliseconds, never negative. */
function ageOf(clientTs: number, { receivedAt, sentAt }: BatchClock): number {
  return Math.max((sentAt ?? receivedAt) - clientTs, 0);
}

/**
 * Judges when an event happened, by its age and not by what the client's clock shows. Nobody waits longer than
 * `LIMITS.eventAgeMs` to send what happened; an event that looks older was made before its device's clock was set, and
 * when it happened can't be known: it is refused rather than filed under a time that is not its own. Servers also bring
 * events from their books, of any time since the year 2000.
 * @param event one that passed `checkEvent`
 * @returns null when the time is good
 */
export function checkTime(
  event: WireEvent,
  index: number,
  head: Pick<WireBatchHead, 'at' | 'platform'>,
  clock: BatchClock,
): Rejection | null {
  const age = ageOf(clientTime(event, head), clock);
  const fromBooks = head.platform === 'server';
  if (fromBooks ? clock.receivedAt - age >= TIME_BOUNDS.min : age <= LIMITS.eventAgeMs) return null;
  const field = event.ts === undefined ? 't' : 'ts';
  const days = Math.floor(age / DAY_MS);
  const bound = fromBooks ? 'not before the year 2000' : `at most ${LIMITS.eventAgeMs / DAY_MS} days before it`;
  const message = `the event happened ${days} days before it was sent, by the client's clock; it must be ${bound}`;
  return rejectionOf(event, index, { code: 'time_out_of_range', field, message });
}
