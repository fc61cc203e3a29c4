import { conditionOf, type KeyKind, type KeyState, type ParsedApiKey, parseApiKey } from '@crow/contracts';
import { createKeyDigester, equalInConstantTime, type KeyDigester } from '@crow/service-auth';
import type { Environment } from '../environment.ts';
import { createShortMemory } from '../memory/short-memory.ts';
import { countRefusal } from '../usage/usage-counter.ts';
import { addressOf } from './address-of.ts';
import { createGuessGuard } from './guess-guard.ts';
import { keyStateOf, rememberedState } from './key-states.ts';
import { refuseEnded, refuseGuessing, refuseKind, refuseUnknownKey } from './refuse-key.ts';

/** Digests of keys that were right, so that none is computed per request. What they are compared with is looked up each time. */
const digests = createShortMemory<string>({ lifeMs: 60 * 60 * 1000, entries: 10_000 });
const guesses = createGuessGuard();

let digester: KeyDigester | undefined;

/**
 * Finds out whose an API key is, and whether it may do what it is used for.
 * @param wanted the kind that may do it
 * @param request guesses are counted by its network address, and uses of keys that have ended by the page's origin
 * @returns the key's state, or why it is refused; what became of a key is told only to who has the whole of it
 */
export async function admitKey(
  env: Environment,
  apiKey: string,
  wanted: KeyKind,
  request: Request,
): Promise<KeyState | Response> {
  const parsed = parseApiKey(apiKey);
  if (!parsed) return refuseUnknownKey();
  // The digest covers the kind, so a key with its first letters changed is unknown below.
  if (parsed.kind !== wanted) return refuseKind(wanted);
  const state = await findState(env, parsed, request);
  if (state instanceof Response) return state;
  if (!(await matches(env, apiKey, state.digest))) return refuseUnknownKey();
  const condition = conditionOf(state, Date.now());
  if (condition === 'active') return state;
  const refusal = refuseEnded(state, condition);
  countRefusal(env, state, refusal, request);
  return refusal;
}

async function findState(env: Environment, { keyId }: ParsedApiKey, request: Request): Promise<KeyState | Response> {
  const remembered = rememberedState(keyId);
  if (remembered === null) return refuseUnknownKey();
  if (remembered) return remembered;
  const address = await addressOf(request, env);
  const waitMs = guesses.waitOf(address);
  if (waitMs > 0) return refuseGuessing(waitMs);
  const state = await keyStateOf(env, keyId);
  if (state) return state;
  guesses.missed(address);
  return refuseUnknownKey();
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
