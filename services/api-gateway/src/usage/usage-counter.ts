import { waitUntil } from 'cloudflare:workers';
import type { BatchAnswer, KeyCondition, KeyState } from '@crow/contracts';
import { logFailure } from '../answers/log-failure.ts';
import type { Environment } from '../environment.ts';
import { refusedUse, type Use, useOf } from './counts.ts';
import { createGathering } from './gathering.ts';

/** Uses of this isolate that are not told yet. */
const gathering = createGathering((task, ms) => waitUntil(scheduler.wait(ms).then(task)));

/** Counts what became of a batch. */
export function countBatch(env: Environment, { keyId }: KeyState, answer: BatchAnswer, request: Request): void {
  countUse(env, keyId, useOf(answer, originOf(request), Date.now()));
}

/** Counts a request that was refused, by the reason that belongs to its status. */
export function countRefusal(env: Environment, { keyId }: KeyState, refusal: Response, request: Request): void {
  countUse(env, keyId, refusedUse(REASONS[refusal.status] ?? 'invalid_request', originOf(request), Date.now()));
}

/** Counts a request with a key that has ended, by how it ended; one that is held back only is not available. */
export function countEnded(
  env: Environment,
  { keyId }: KeyState,
  condition: Exclude<KeyCondition, 'active'>,
  refusal: Response,
  request: Request,
): void {
  const code = refusal.status === 401 ? ENDED[condition] : 'unavailable';
  countUse(env, keyId, refusedUse(code, originOf(request), Date.now()));
}

const ENDED = { revoked: 'revoked_key', expired: 'key_expired', replaced: 'key_replaced' } as const;

/** Counts a request that reads. */
export function countRead(env: Environment, { keyId }: KeyState): void {
  countUse(env, keyId, { at: Date.now(), origin: '', stored: 0, duplicate: 0, rejected: 0, refusal: null });
}

/** Counts a request for what its key may not do at all, or that came to nothing without an answer to read a reason from. */
export function countRefused(
  env: Environment,
  { keyId }: KeyState,
  code: 'forbidden' | 'wrong_key_kind' | 'unavailable',
  request: Request,
): void {
  countUse(env, keyId, refusedUse(code, originOf(request), Date.now()));
}

/** Counts a request whose events were all rejected before they came to a session. */
export function countRejected(env: Environment, { keyId }: KeyState, rejected: number, request: Request): void {
  const none = { stored: 0, duplicate: 0, refusal: null };
  countUse(env, keyId, { at: Date.now(), origin: originOf(request), rejected, ...none });
}

/** Why a request with a key that works is refused with a status. */
const REASONS: Record<number, string> = {
  400: 'malformed_body',
  403: 'origin_not_allowed',
  413: 'too_large',
  415: 'unsupported_encoding',
  429: 'rate_limited',
};

function originOf(request: Request): string {
  return request.headers.get('origin') ?? '';
}

/**
 * Counts a use of a key. At most once a second its object is told of all uses of it, after the answers: a kill loses
 * what this isolate gathered in its last second.
 */
function countUse(env: Environment, keyId: string, use: Use): void {
  gathering.add(keyId, use, async (report) => {
    try {
      await env.KEYS.get(env.KEYS.idFromName(keyId)).addUsage(report);
    } catch (error) {
      logFailure('the uses of a key could not be counted; they are counted with the next ones', error, { keyId });
      throw error;
    }
  });
}
