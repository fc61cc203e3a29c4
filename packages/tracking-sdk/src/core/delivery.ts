import type { WireBatch } from '@crow/contracts';
import type { Counters } from '../options.ts';
import { backoffMs } from './backoff.ts';
import type { Clock } from './clock.ts';
import { entryOf, eventsIn, type Outbox, type StoredBatch } from './outbox.ts';
import type { Session } from './session.ts';
import { byteLength } from './text.ts';
import { KEEPALIVE_BYTES, type Outcome, type Post } from './transport.ts';

/** Sends what lies in the outbox until each batch has its receipt. */
export interface Delivery {
  /** Sends waiting batches, oldest first and one at a time, unless it is too early for a try. */
  send(): Promise<void>;
  /** The network is back: tries at once, but not before the time that the server asked for. */
  retryNow(): Promise<void>;
  /** The page may be about to go: sends as much at once as browsers allow for such a page. */
  sendLast(): void;
  /** Milliseconds until the next try is due; 0 when it is now. */
  dueInMs(): number;
  stop(): void;
}

export interface DeliveryParts {
  outbox: Outbox;
  post: Post;
  /** Hands a batch to the browser without an answer; for browsers without `fetch` that outlives its page. */
  beacon?: (batch: StoredBatch) => boolean;
  clock: Clock;
  session: Session;
  counters: Counters;
  random(): number;
  tell(...said: unknown[]): void;
}

export function createDelivery(parts: DeliveryParts): Delivery {
  const { outbox, post, clock, session, counters, random, tell } = parts;
  const inFlight = new Map<string, number>();
  let failures = 0;
  /** The next try by our own patience, and by the server's wish, Unix milliseconds. */
  let tryAt = 0;
  let allowedAt = 0;
  let sending: Promise<void> | undefined;
  let stopped = false;

  const settle = (batch: StoredBatch, outcome: Outcome) => {
    if (outcome.kind === 'later') {
      failures++;
      tryAt = clock.now() + backoffMs(failures, random());
      allowedAt = Math.max(allowedAt, clock.now() + outcome.afterMs);
      return;
    }
    // A server that finds every session full must not be asked in a circle without a pause.
    failures = outcome.kind === 'session_full' ? failures + 1 : 0;
    tryAt = failures > 1 ? clock.now() + backoffMs(failures, random()) : 0;
    const events = eventsIn(batch.body);
    // What replaces a batch is stored before it is removed: a crash in between sends it twice, but never not at all.
    for (const next of replacementsOf(batch, outcome, session)) counters.dropped += outbox.put(next);
    outbox.remove(batch);
    if (outcome.kind === 'stored') {
      counters.delivered += events - outcome.refused;
      counters.refused += outcome.refused;
    }
    if (outcome.kind === 'too_large' && events === 1) counters.dropped++;
    if (outcome.kind === 'refused') {
      counters.refused += events;
      tell('refused:', outcome.reason);
    }
  };

  const attempt = async (batch: StoredBatch) => {
    inFlight.set(batch.batchId, byteLength(batch.body));
    const outcome = await post(batch);
    inFlight.delete(batch.batchId);
    if (!stopped) settle(batch, outcome);
  };
  const idle = () => outbox.waiting().filter(({ batchId }) => !inFlight.has(batchId));
  const dueInMs = () => Math.max(0, tryAt - clock.now(), allowedAt - clock.now());

  const sendAll = async () => {
    for (let next = idle()[0]; next && !stopped && dueInMs() === 0; next = idle()[0]) await attempt(next);
  };
  const send = () => {
    sending ??= sendAll().finally(() => {
      sending = undefined;
    });
    return sending;
  };

  return {
    send,
    retryNow() {
      tryAt = 0;
      return send();
    },
    sendLast() {
      if (stopped || allowedAt > clock.now()) return;
      let room = KEEPALIVE_BYTES;
      for (const bytes of inFlight.values()) room -= bytes;
      for (const batch of idle()) {
        room -= byteLength(batch.body);
        if (room < 0) return;
        if (!parts.beacon) void attempt(batch);
        else parts.beacon(batch);
      }
    },
    dueInMs,
    stop() {
      stopped = true;
    },
  };
}

/**
 * The batches that take a batch's place: its halves when it was too large, itself in a new session when its own is
 * full. Their ids are made from the batch's, so that doing it twice gives the same; events keep their ids.
 */
function replacementsOf(batch: StoredBatch, outcome: Outcome, session: Session): StoredBatch[] {
  const body = JSON.parse(batch.body) as WireBatch; // written by the queue
  const { source, seq, at, events } = body;
  const rewritten = (suffix: string, sessionId: string, from: number, to?: number): StoredBatch => {
    const batchId = batch.batchId + suffix;
    const changed = { ...body, batchId, sessionId, seq: seq + from, events: events.slice(from, to) };
    const entry = entryOf(at, seq + from, source, sessionId, batchId);
    return { entry, batchId, sessionId, source, body: JSON.stringify(changed) };
  };
  if (outcome.kind === 'session_full') {
    const current = session.touch();
    return [rewritten('n', current === batch.sessionId ? session.renew() : current, 0)];
  }
  if (outcome.kind !== 'too_large' || events.length < 2) return [];
  const half = Math.ceil(events.length / 2);
  return [rewritten('a', batch.sessionId, 0, half), rewritten('b', batch.sessionId, half)];
}
