import type { BatchReceipt, Problem } from '@crow/contracts';
import type { Clock } from './clock.ts';
import type { StoredBatch } from './outbox.ts';
import { byteLength } from './text.ts';

/** What the server's answer means for a batch. */
export type Outcome =
  /** It has a receipt; some events may have been refused for good. */
  | { kind: 'stored'; refused: number }
  /** The session takes no more: send it in a new one. */
  | { kind: 'session_full' }
  /** Send it in parts. */
  | { kind: 'too_large' }
  /** Not now. `afterMs` is what the server asked for. */
  | { kind: 'later'; afterMs: number }
  /** Never. */
  | { kind: 'refused'; reason: string };

/** Sends a batch and says what became of it; it never rejects. */
export type Post = (batch: StoredBatch) => Promise<Outcome>;

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Browsers carry 64 KiB for pages that are left, over all requests (Fetch standard, keepalive); less a margin. */
export const KEEPALIVE_BYTES = 60_000;

/** A server that hangs is given up after this time. */
const TIMEOUT_MS = 10_000;
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

/** Address of one try: the query says what routing needs, and a body of plain text needs no CORS preflight. */
export function addressOf(endpoint: string, apiKey: string, batch: StoredBatch, now: number): string {
  const query = `key=${encodeURIComponent(apiKey)}&session=${batch.sessionId}&batch=${batch.batchId}&sent=${Math.floor(now)}`;
  return `${endpoint.replace(/\/+$/, '')}/v1/events?${query}`;
}

/** Makes the function that sends batches by `fetch`, in a way that goes on when the page is left. */
export function createPost(fetch: Fetch, clock: Clock, endpoint: string, apiKey: string): Post {
  return async (batch) => {
    const abort = new AbortController();
    const cancel = clock.after(TIMEOUT_MS, () => abort.abort());
    try {
      const response = await fetch(addressOf(endpoint, apiKey, batch, clock.now()), {
        method: 'POST',
        body: batch.body,
        // A larger body would not be sent at all.
        keepalive: byteLength(batch.body) <= KEEPALIVE_BYTES,
        credentials: 'omit',
        // The address of the page may hold secrets that the events no longer do.
        referrerPolicy: 'origin',
        signal: abort.signal,
      });
      return await outcomeOf(response, clock.now());
    } catch {
      return { kind: 'later', afterMs: 0 }; // offline, unreachable, or no answer in time
    } finally {
      cancel();
    }
  };
}

async function outcomeOf(response: Response, now: number): Promise<Outcome> {
  const { status } = response;
  if (status === 413) return { kind: 'too_large' };
  const told = (await response.json().catch(() => ({}))) as Partial<BatchReceipt & Problem>;
  if (response.ok) {
    const rejected = told.rejected ?? [];
    if (rejected.some(({ code }) => code === 'session_full')) return { kind: 'session_full' };
    return { kind: 'stored', refused: rejected.length };
  }
  if (told.type === 'urn:crow:problem:session_full') return { kind: 'session_full' };
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return { kind: 'later', afterMs: retryAfterMs(response.headers.get('retry-after'), now) };
  }
  return { kind: 'refused', reason: `${status} ${told.title ?? ''} ${told.detail ?? ''}`.trim() };
}

/** Reads `Retry-After` (RFC 9110, 10.2.3), seconds or a date, as milliseconds from now. */
export function retryAfterMs(header: string | null, now: number): number {
  if (!header) return 0;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Math.min(Math.max(wait || 0, 0), LONGEST_WAIT_MS);
}
