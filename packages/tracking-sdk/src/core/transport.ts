import type { WireBatch } from '@crow/contracts';
import type { CROWOptions } from '../options.ts';
import type { Clock } from './clock.ts';

/** Sends a batch, whose text is `body`. */
export type Post = (batch: Pick<WireBatch, 'sessionId' | 'batchId'>, body: string) => Promise<Response>;

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A server that hangs is given up after this time. */
export const TIMEOUT_MS = 10_000;
/** Characters that fit into the 64 KiB which browsers carry for pages that are left, whatever they are. */
const KEEPALIVE_LENGTH = 20_000;
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

/** Makes the function that sends batches by `fetch`, in a way that goes on when the page is left. */
export function createPost(fetch: Fetch, clock: Clock, options: Pick<CROWOptions, 'endpoint' | 'apiKey'>): Post {
  return ({ sessionId, batchId }, body) =>
    // The query says what routing needs, and a body of plain text needs no CORS preflight.
    fetch(
      `${options.endpoint.replace(/\/+$/, '')}/v1/events?key=${options.apiKey}&session=${sessionId}&batch=${batchId}&sent=${clock.now()}`,
      {
        method: 'POST',
        body,
        // A larger body would not be sent at all.
        keepalive: body.length <= KEEPALIVE_LENGTH,
        credentials: 'omit',
        // The address of the page may hold secrets that the events no longer do.
        referrerPolicy: 'origin',
      },
    );
}

/** Reads `Retry-After` (RFC 9110, 10.2.3), seconds or a date, as milliseconds from now; what is over is less than 0. */
export function retryAfterMs(header: string | null, now: number): number {
  return Math.min(Number(header) * 1000 || Date.parse(header as string) - now || 0, LONGEST_WAIT_MS);
}
