import type { KeyState } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { createShortMemory } from '../memory/short-memory.ts';
import type { KeyObject } from './key-object.ts';

/** Below the second within which a revoked key must be refused everywhere. */
const states = createShortMemory<KeyState>({ lifeMs: 900, entries: 10_000 });
/** Apart from the known ones, so that guessing pushes no real key out. */
const absent = createShortMemory<true>({ lifeMs: 5_000, entries: 10_000 });

/** What this isolate remembers of an id: the key's state, null when nobody has it, undefined when it must be asked for. */
export function rememberedState(keyId: string): KeyState | null | undefined {
  return states.get(keyId) ?? (absent.get(keyId) ? null : undefined);
}

/**
 * State of an API key by its id, from the key's object; remembered for the requests that follow.
 * @returns null when there is no such key
 */
export async function keyStateOf(env: Environment, keyId: string): Promise<KeyState | null> {
  const askedAt = Date.now();
  const state: KeyState | null = await objectOf(env, keyId).read(keyId);
  if (state) states.set(keyId, state, askedAt);
  else absent.set(keyId, true, askedAt);
  return state;
}

/**
 * Ends a key of an organization: here at once, in other isolates when their memory is over. A key of somebody else
 * is left as it is. @throws when it can't be told
 */
export async function endKey(env: Environment, keyId: string, organizationId: string): Promise<void> {
  await objectOf(env, keyId).revoke(keyId, organizationId);
  states.forget(keyId);
}

/**
 * Holds a key of an organization back while it is replaced: here at once, in other isolates when their memory is over.
 * {@link keyChanged} ends it. @throws when it can't be told
 */
export async function holdKey(env: Environment, keyId: string, organizationId: string): Promise<void> {
  await objectOf(env, keyId).hold(keyId, organizationId);
  states.forget(keyId);
}

/** Makes a change of a key known: here at once, in other isolates when their memory is over. @throws when it can't be told */
export async function keyChanged(env: Environment, keyId: string): Promise<void> {
  await objectOf(env, keyId).refresh(keyId);
  states.forget(keyId);
  absent.forget(keyId);
}

/** Makes a change of what travels with every key of an organization known, as {@link keyChanged} does for one. */
export async function keysChanged(env: Environment, organizationId: string): Promise<void> {
  const keyIds = await env.DIRECTORY.listKeyIds(organizationId);
  await Promise.all(keyIds.map((keyId) => keyChanged(env, keyId)));
}

function objectOf(env: Environment, keyId: string): DurableObjectStub<KeyObject> {
  return env.KEYS.get(env.KEYS.idFromName(keyId));
}
