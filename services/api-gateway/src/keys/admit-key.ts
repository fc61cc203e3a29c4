import { type KeyState, parseApiKey } from '@crow/contracts';
import { createKeyDigester, equalInConstantTime, type KeyDigester } from '@crow/service-auth';
import type { Environment } from '../environment.ts';
import { createShortMemory } from '../memory/short-memory.ts';
import { keyStateOf } from './key-states.ts';

/** Digests of keys that were right, so that none is computed per request. What they are compared with is looked up each time. */
const digests = createShortMemory<string>({ lifeMs: 60 * 60 * 1000, entries: 10_000 });

let digester: KeyDigester | undefined;

/**
 * Finds out whose an API key is.
 * @returns the key's state, or why it is refused; `revoked_key` is told only to who has the whole key
 */
export async function admitKey(env: Environment, apiKey: string): Promise<KeyState | 'unknown_key' | 'revoked_key'> {
  const parsed = parseApiKey(apiKey);
  if (!parsed) return 'unknown_key';
  const state = await keyStateOf(env, parsed.keyId);
  if (!state) return 'unknown_key';
  if (!(await matches(env, apiKey, state.digest))) return 'unknown_key';
  return state.state === 'active' ? state : 'revoked_key';
}

async function matches(env: Environment, apiKey: string, expected: string): Promise<boolean> {
  const known = digests.get(apiKey);
  if (known !== undefined) return equalInConstantTime(known, expected);
  digester ??= createKeyDigester(env.KEY_PEPPER);
  const digest = await digester(apiKey);
  if (!equalInConstantTime(digest, expected)) return false;
  digests.set(apiKey, digest, Date.now());
  return true;
}
