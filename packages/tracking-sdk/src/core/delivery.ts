import type { BatchReceipt, WireBatch } from '@crow/contracts';
import type { Counters } from '../options.ts';
import { parsed } from './attempt.ts';
import { backoffMs } from './backoff.ts';
import type { Batches } from './batches.ts';
import type { Guard } from './counters.ts';
import type { Platform } from './platform.ts';
import { type Post, retryAfterMs } from './transport.ts';

/** Sends batches until each has its receipt. */
export interface Delivery {
  /** Sends waiting batches, oldest first and one at a time, unless it is too early for a try. */
  send(): Promise<unknown>;
  /** The network is back: the next try may be at once, but not before the time that the server asked for. */
  hurry(): void;
  /** The page may be about to go: sends as much at once as browsers allow for such a page. */
  sendLast(): void;
  /** Milliseconds until the next try is due; 0 when it is now. */
  dueInMs(): number;
}

/** Browsers carry 64 KiB for a page that is left (Fetch standard, keepalive): about as many batches. */
const LAST_REQUESTS = 4;

export function createDelivery(
  platform: Platform,
  batches: Batches,
  post: Post,
  counters: Counters,
  guard: Guard,
  tell: (...said: unknown[]) => void,
): Delivery {
  const { clock, lock } = platform;
  const inFlight = new Set<string>();
  let failures = 0;
  /** The next try by our own patience, and by the server's wish, Unix milliseconds. */
  let tryAt = 0;
  let allowedAt = 0;
  let sending: Promise<unknown> = Promise.resolve();

  const attempt = async (name: string) => {
    const body = batches.bodyOf(name);
    // What lies on the device may be half a batch, or something that the page wrote over it.
    const batch = parsed(body) as WireBatch | undefined;
    if (!batch?.events?.[0]) return batches.remove(name);
    inFlight.add(name);
    counters.charactersSent += body.length;
    /** Without an answer the server is as good as down: offline, unreachable, or too late. */
    let status = 500;
    let text = '';
    let waitMs = 0;
    try {
      const response = await post(batch, body);
      text = await response.text();
      waitMs = retryAfterMs(response.headers.get('retry-after'), clock.now());
      status = response.status;
    } catch {} // no answer
    inFlight.delete(name);
    guard(() => {
      const now = clock.now();
      const isLater = /408|425|429|5../.test(status as unknown as string); // a number is read as its digits
      const inARow = isLater ? failures + 1 : 0;
      const backoff = backoffMs(inARow);
      failures = inARow;
      tryAt = isLater ? now + backoff : 0;
      if (isLater) {
        allowedAt = now + waitMs;
      } else {
        // An answer that is no receipt of ours still means that the batch was taken.
        const { rejected = [], serverTime } = (parsed(text) ?? {}) as Partial<BatchReceipt>;
        const refused = status < 300 ? rejected.length : batch.events.length;
        counters.clockOffsetMs = Number(serverTime) - now || 0;
        counters.delivered += batch.events.length - refused;
        counters.refused += refused;
        if (refused) tell(status, text);
        batches.remove(name);
      }
    })();
  };
  const next = (isOwn?: boolean) => batches.waiting(isOwn).filter((name) => !inFlight.has(name));
  const dueInMs = () => Math.max(0, tryAt - clock.now(), allowedAt - clock.now());
  const sendAll = async (): Promise<void> => {
    const [name] = next();
    if (!name || dueInMs()) return;
    await attempt(name);
    await sendAll();
  };

  return {
    send() {
      // What was taken in while others were being sent has its own turn.
      sending = sending.then(() => lock(sendAll));
      return sending;
    },
    hurry() {
      tryAt = 0;
    },
    sendLast() {
      if (allowedAt <= clock.now()) next(true).slice(0, LAST_REQUESTS).forEach(attempt);
    },
    dueInMs,
  };
}
