import type { KeyRate } from '@crow/contracts';
import { type Bucket, filled, waitFor } from './token-bucket.ts';

/** Longest time for which an isolate may use a lease without asking again. */
const LEASE_MS = 500;
/** An empty bucket is asked again when it holds this much time's worth, so that a flood doesn't ask for every event. */
const CHUNK_MS = 100;

/** What an isolate says when it needs more. */
export interface LeaseRequest {
  /** What it has left of earlier leases; negative: what it used beyond them. */
  settled: number;
  /** How many events it expects until it asks again; 0 only settles. */
  wanted: number;
}

/** So many events for so long. Without any, nothing may be sent for that time. */
export interface Lease {
  events: number;
  lifeMs: number;
}

/** Takes a lease out of a bucket. No more is handed out than is in it, so isolates together keep to the rate. */
export function grantLease(
  bucket: Bucket,
  rate: KeyRate,
  { settled, wanted }: LeaseRequest,
  now: number,
): { bucket: Bucket; lease: Lease } {
  const current = filled(bucket, rate, now);
  const tokens = Math.min(rate.burst, current.tokens + settled);
  const chunk = Math.min(rate.burst, Math.max(1, Math.ceil((rate.perSecond * CHUNK_MS) / 1000)));
  const least = Math.min(Math.max(1, wanted), chunk);
  if (tokens < least || wanted === 0) {
    const settledBucket = { tokens, at: current.at };
    return { bucket: settledBucket, lease: { events: 0, lifeMs: waitFor(settledBucket, rate, least) } };
  }
  const most = Math.max(1, Math.ceil((rate.perSecond * LEASE_MS) / 1000));
  const events = Math.min(Math.floor(tokens), wanted, most);
  return { bucket: { tokens: tokens - events, at: current.at }, lease: { events, lifeMs: LEASE_MS } };
}

/** What an isolate holds of a key's rate. */
export interface Holding {
  /** Events of the newest lease. */
  leased: number;
  /** What is left of all leases; negative: used beyond them, because the size of a batch is known afterwards. */
  left: number;
  /** When the newest lease, or the time in which nothing may be sent, ends: Unix milliseconds. */
  until: number;
  /** What was asked for last. */
  wanted: number;
  /** When the question was asked that is not answered yet, Unix milliseconds; null when none is. */
  askingSince: number | null;
}

/** What an isolate holds of a key that it has not seen yet. */
export const NO_HOLDING: Holding = { leased: 0, left: 0, until: 0, wanted: 1, askingSince: null };

/** How long an answer is waited for before somebody asks again: who asked may be gone. */
const ANSWER_MS = 1_000;

/**
 * What a batch may do: pass, be turned away for some time, have the isolate ask for a lease first, or wait for the answer to a question that is under
 * way. One asks at a time: each question brings a lease, and an isolate with several would hold what the others need.
 */
export function decide(holding: Holding, now: number): 'pass' | 'ask' | 'await' | { waitMs: number } {
  if (isAsking(holding, now)) return 'await';
  if (now >= holding.until) return 'ask';
  if (holding.leased === 0) return { waitMs: holding.until - now };
  return holding.left >= 1 ? 'pass' : 'ask';
}

/** Whether an answer of the key's object is under way. */
export function isAsking({ askingSince }: Holding, now: number): boolean {
  return askingSince !== null && now < askingSince + ANSWER_MS;
}

/** What an isolate holds after it used so many events. */
export function used(holding: Holding, events: number): Holding {
  return { ...holding, left: holding.left - events };
}

/**
 * What to ask for: twice as much when a lease was used up before its end, else as much as was used of it. What is left
 * goes back with the request, and is not held meanwhile.
 */
export function prepareRequest(holding: Holding, now: number): { request: LeaseRequest; holding: Holding } {
  const { leased, left, until, wanted } = holding;
  const usedUp = leased > 0 && now < until;
  const next = leased === 0 ? wanted : usedUp ? wanted * 2 : Math.max(1, leased - left);
  return { request: { settled: left, wanted: next }, holding: { ...holding, left: 0, wanted: next, askingSince: now } };
}

/** What an isolate holds after the answer to its request, which was made at a time. */
export function renewed(holding: Holding, { events, lifeMs }: Lease, askedAt: number): Holding {
  return { ...holding, leased: events, left: holding.left + events, until: askedAt + lifeMs, askingSince: null };
}

/** What an isolate holds after its request failed: what went with it is back. */
export function unanswered(holding: Holding, { settled }: LeaseRequest): Holding {
  return { ...holding, left: holding.left + settled, askingSince: null };
}
