import {
  type KeySummary,
  type KeyUsage,
  type NewKeyRequest,
  ROTATION_OVERLAPS,
  type RotateKeyRequest,
  type WholeKey,
} from '@crow/contracts';
import { aKey, aUsage, aWholeKey } from './builders/keys.ts';

export interface KeyState {
  keys: KeySummary[];
  /** Uses by key; a key that is not here was never used. */
  usage: Record<string, Partial<KeyUsage>>;
}

export function usageIn(query: URLSearchParams, keyId: string, state: KeyState): KeyUsage {
  const days = Number(query.get('days'));
  const usage = aUsage({ keyId, ...state.usage[keyId] });
  const stepMs = query.get('step') === 'day' ? 86_400_000 : 3_600_000;
  return { ...usage, from: usage.to - days * 86_400_000, stepMs };
}

export function createKey(body: NewKeyRequest, state: KeyState): WholeKey {
  const key = aKey({ ...body, keyId: 'key_new000000000', createdAt: Date.now() });
  state.keys = [key, ...state.keys];
  return aWholeKey(key);
}

export function changeKey(key: KeySummary, verb: string | undefined, body: unknown, state: KeyState): KeySummary {
  const replace = (changes: Partial<KeySummary>) => {
    const changed = { ...key, ...changes };
    state.keys = state.keys.map((other) => (other.keyId === key.keyId ? changed : other));
    return changed;
  };
  if (verb === 'revoke') return replace({ state: 'revoked' });
  if (verb === 'reveal') return aWholeKey(key);
  if (verb !== 'rotate') return replace(body as Partial<KeySummary>);
  const { overlap } = body as RotateKeyRequest;
  replace({ validUntil: Date.now() + ROTATION_OVERLAPS[overlap], replacedBy: 'key_new000000000' });
  const { name, kind, allowedOrigins, rate, expiresAt } = key;
  return createKey({ name, kind, allowedOrigins, rate, expiresAt }, state);
}
