import type { WireBatch } from '@crow/contracts';
import type { Clock } from './clock.ts';

/** What the server answered. */
export interface Answer {
  /** 0 when there was no answer: offline, unreachable, or too late. */
  status: number;
  text: string;
  /** How long the server wants to be left alone, milliseconds. */
  waitMs: number;
}

/** Sends a batch, whose text is `body`; it never rejects. */
export type Post = (batch: Pick<WireBatch, 'sessionId' | 'batchId'>, body: string) => Promise<Answer>;

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A server that hangs is given up after this time. */
export const TIMEOUT_MS = 10_000;
/** Characters that fit into the 64 KiB which browsers carry for pages that are left, whatever they are. */
const KEEPALIVE_LENGTH = 20_000;
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

/** Makes the function that sends batches by `fetch`, in a way that goes on when the page is left. */
export function createPost(fetch: Fetch, clock: Clock, endpoint: string, apiKey: string): Post {
  return async ({ sessionId, batchId }, body) => {
    try {
      // The query says what routing needs, and a body of plain text needs no CORS preflight.
      const query = `key=${encodeURIComponent(apiKey)}&session=${sessionId}&batch=${batchId}&sent=${Math.floor(clock.now())}`;
      const response = await fetch(`${endpoint.replace(/\/+$/, '')}/v1/events?${query}`, {
        method: 'POST',
        body,
        // A larger body would not be sent at all.
        keepalive: body.length <= KEEPALIVE_LENGTH,
        credentials: 'omit',
        // The address of the page may hold secrets that the events no longer do.
        referrerPolicy: 'origin',
      });
      const { status, headers } = response;
      return { status, text: await response.text(), waitMs: retryAfterMs(headers.get('retry-after'), clock.now()) };
    } catch {
      return { status: 0, text: '', waitMs: 0 };
    }
  };
}

/** Reads `Retry-After` (RFC 9110, 10.2.3), seconds or a date, as milliseconds from now. */
export function retryAfterMs(header: string | null, now: number): number {
  const wait = Number(header) * 1000 || Date.parse(`${header}`) - now;
  return Math.min(Math.max(wait || 0, 0), LONGEST_WAIT_MS);
}
