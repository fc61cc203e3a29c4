import type { WireBatchHead } from '@crow/contracts';

/** What the clock of a batch is corrected by. */
export interface BatchClock {
  /** When it arrived on the server's clock, Unix milliseconds. */
  receivedAt: number;
  /** What the client's clock showed then; null when the client did not say. */
  sentAt: number | null;
  platform: WireBatchHead['platform'];
}

/**
 * Longest time for which a device may have kept an event. A greater age means that its clock was set in between, from 1970 to
 * today as a rule, and tells nothing.
 */
const MAX_AGE_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * A client's time on the server's clock: the age that it had when it was sent, before the time of its arrival (as Snowplow derives its
 * `derived_tstamp`). However wrong a clock is, it is right about that. Never after its arrival; at its arrival when the age can't be.
 * Servers tell times instead of reading a clock, and may tell old ones.
 * @returns whole Unix milliseconds
 */
export function correctedTime(clientTs: number, { receivedAt, sentAt, platform }: BatchClock): number {
  const age = (sentAt ?? receivedAt) - clientTs;
  const isClock = platform !== 'server';
  return Math.round(receivedAt - (age < 0 || (isClock && age > MAX_AGE_MS) ? 0 : age));
}
