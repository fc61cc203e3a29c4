import type { BatchReceipt } from '@crow/contracts';
import type { Counters } from '../options.ts';
import { backoffMs } from './backoff.ts';
import type { Batch, Batches } from './batches.ts';
import type { Identity } from './identity.ts';
import type { Platform } from './platform.ts';
import { byteLength } from './text.ts';
import type { Answer, Post } from './transport.ts';

/** Sends batches until each has its receipt. */
export interface Delivery {
  /** Sends waiting batches, oldest first and one at a time, unless it is too early for a try. */
  send(): Promise<void>;
  /** The network is back: the next try may be at once, but not before the time that the server asked for. */
  hurry(): void;
  /** The page may be about to go: sends as much at once as browsers allow for such a page. */
  sendLast(): void;
  /** Milliseconds until the next try is due; 0 when it is now. */
  dueInMs(): number;
}

export interface DeliveryParts {
  platform: Platform;
  batches: Batches;
  post: Post;
  identity: Identity;
  counters: Counters;
  tell(...said: unknown[]): void;
}

/** Browsers carry 64 KiB for a page that is left (Fetch standard, keepalive): about as many batches. */
const LAST_REQUESTS = 4;

export function createDelivery({ platform, batches, post, identity, counters, tell }: DeliveryParts): Delivery {
  const { clock, lock = (run) => run() } = platform;
  const inFlight = new Set<string>();
  let failures = 0;
  /** The next try by our own patience, and by the server's wish, Unix milliseconds. */
  let tryAt = 0;
  let allowedAt = 0;
  let sending: Promise<unknown> | undefined;

  const settle = (batch: Batch, { status, text, waitMs }: Answer) => {
    const [name, body] = batch;
    const now = clock.now();
    const { events, sessionId } = JSON.parse(body);
    const isFull = /[":]session_full"/.test(text);
    const isLater = !isFull && (status < 200 || /^(408|425|429|5..)$/.test(`${status}`));
    // A server that finds every session full must not be asked in a circle without a pause.
    failures = isLater || isFull ? failures + 1 : 0;
    tryAt = isLater || failures > 1 ? now + backoffMs(failures, Math.random()) : 0;
    if (isLater) {
      allowedAt = Math.max(allowedAt, now + waitMs);
    } else if (isFull) {
      if (identity.touch().includes(sessionId)) identity.renew();
      batches.moveTo(identity.person().sessionId, batch);
    } else {
      const isStored = status < 300;
      const receipt = isStored && receiptIn(text);
      const refused = receipt ? (receipt.rejected?.length ?? 0) : isStored ? 0 : events.length;
      if (receipt) counters.clockOffsetMs = receipt.serverTime - now || 0;
      counters.delivered += events.length - refused;
      counters.refused += refused;
      if (refused) tell('refused:', status, text);
      batches.remove(name);
    }
  };

  const attempt = async (batch: Batch) => {
    const [name, body] = batch;
    inFlight.add(name);
    counters.bytesSent += byteLength(body);
    const answer = await post(body);
    inFlight.delete(name);
    settle(batch, answer);
  };
  const dueInMs = () => Math.max(0, tryAt - clock.now(), allowedAt - clock.now());
  const sendAll = async () => {
    while (dueInMs() === 0) {
      const next = batches.waiting().find(([name]) => !inFlight.has(name));
      if (!next) return;
      if (isBatch(next)) await attempt(next);
      else batches.remove(next[0]);
    }
  };

  return {
    async send() {
      sending ??= lock(sendAll);
      await sending;
      sending = undefined;
    },
    hurry() {
      tryAt = 0;
    },
    sendLast() {
      if (allowedAt > clock.now()) return;
      for (const batch of batches.waiting(true).slice(0, LAST_REQUESTS))
        if (!inFlight.has(batch[0])) void attempt(batch);
    },
    dueInMs,
  };
}

/** What lies on the device may be half a batch, or something that the page wrote over it. */
function isBatch([, body]: Batch): boolean {
  return Boolean(parsed<{ events?: unknown[] }>(body)?.events?.[0]);
}

/** The receipt, if the answer is one: an answer that is none of ours still means that the batch was taken. */
function receiptIn(text: string): Partial<BatchReceipt> & Pick<BatchReceipt, 'serverTime'> {
  return parsed<BatchReceipt>(text) ?? { serverTime: 0 };
}

function parsed<T>(text: string): T | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON
  }
}
