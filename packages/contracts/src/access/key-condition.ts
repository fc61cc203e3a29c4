import type { KeyState } from './api-key.ts';

/** Whether a key works, and if not, what ended it. */
export type KeyCondition = 'active' | 'revoked' | 'expired' | 'replaced';

/**
 * The condition of a key at a moment. A key whose rotation overlap still runs is active. What was done by a person
 * counts before what the clock did, because it says more about why the key has ended.
 */
export function conditionOf(key: Pick<KeyState, 'state' | 'expiresAt' | 'validUntil'>, now: number): KeyCondition {
  if (key.state === 'revoked') return 'revoked';
  if (key.validUntil !== null && now >= key.validUntil) return 'replaced';
  if (key.expiresAt !== null && now >= key.expiresAt) return 'expired';
  return 'active';
}
