import type { KeyState } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { createShortMemory } from '../memory/short-memory.ts';
import type { KeyObject } from './key-object.ts';

/** Below the second within which a revoked key must be refused everywhere. */
const states = createShortMemory<KeyState>({ lifeMs: 900, entries: 10_000 });
/** Apart from the known ones, so that guessing pushes no real key out. */
const absent = createShortMemory<true>({ lifeMs: 5_000, entries: 10_000 });

/**
 * State of an API key by its id: from this isolate's memory, else from the key's object.
 * @returns null when there is no such key
 */
export async function keyStateOf(env: Environment, keyId: string): Promise<KeyState | null> {
  const known = states.get(keyId);
  if (known) return known;
  if (absent.get(keyId)) return null;
  const askedAt = Date.now();
  const state: KeyState | null = await objectOf(env, keyId).read(keyId);
  if (state) states.set(keyId, state, askedAt);
  else absent.set(keyId, true, askedAt);
  return state;
}

/** Makes a change of a key known: here at once, in other isolates when their memory is over. @throws when it can't be told */
export async function keyChanged(env: Environment, keyId: string): Promise<void> {
  await objectOf(env, keyId).refresh(keyId);
  states.forget(keyId);
  absent.forget(keyId);
}

function objectOf(env: Environment, keyId: string): DurableObjectStub<KeyObject> {
  return env.KEYS.get(env.KEYS.idFromName(keyId));
}
