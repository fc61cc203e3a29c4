import { waitUntil } from 'cloudflare:workers';
import { conditionOf, type KeyKind, type KeyState, type ParsedApiKey, parseApiKey } from '@crow/contracts';
import { createKeyMatcher, equalInConstantTime, type KeyMatcher } from '@crow/service-auth';
import { logFailure } from '../answers/log-failure.ts';
import type { Environment } from '../environment.ts';
import { createShortMemory } from '../memory/short-memory.ts';
import { countEnded, countRefused } from '../usage/usage-counter.ts';
import { addressOf } from './address-of.ts';
import { createGuessGuard } from './guess-guard.ts';
import { keyStateOf, rememberedState } from './key-states.ts';
import { refuseEnded, refuseGuessing, refuseKind, refuseUnknownKey } from './refuse-key.ts';

/** Digests of keys that were right, so that none is computed per request. What they are compared with is looked up each time. */
const digests = createShortMemory<string>({ lifeMs: 60 * 60 * 1000, entries: 10_000 });
const guesses = createGuessGuard();
/** How long an address is kept off that has tried too many ids in all isolates of its location. */
const HOLD_MS = 60_000;

let matcher: KeyMatcher | undefined;

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
  if (parsed.kind !== wanted) {
    waitUntil(noteWrongKind(env, apiKey, parsed, request));
    return refuseKind(wanted);
  }
  const state = await findState(env, apiKey, parsed, request);
  if (state instanceof Response) return state;
  if (!(await matches(env, apiKey, state.digest))) return refuseUnknownKey();
  const condition = conditionOf(state, Date.now());
  if (condition === 'active') return state;
  const refusal = refuseEnded(state, condition);
  countEnded(env, state, condition, refusal, request);
  return refusal;
}

/**
 * Counts the use of a whole key of the other kind, such as a secret one that stands in a page. After the answer, which is the
 * same for who guesses.
 */
async function noteWrongKind(env: Environment, apiKey: string, parsed: ParsedApiKey, request: Request): Promise<void> {
  try {
    const state = await findState(env, apiKey, parsed, request);
    if (state instanceof Response || !(await matches(env, apiKey, state.digest))) return;
    countRefused(env, state, 'wrong_key_kind', request);
  } catch (error) {
    logFailure('the use of a key of the wrong kind could not be counted', error, { keyId: parsed.keyId });
  }
}

/** Looks a key up by its id. One that was right before is no guess, so its sender's address is not held against it. */
async function findState(
  env: Environment,
  apiKey: string,
  { keyId }: ParsedApiKey,
  request: Request,
): Promise<KeyState | Response> {
  const remembered = rememberedState(keyId);
  if (remembered === null) return refuseUnknownKey();
  if (remembered) return remembered;
  const guesser = digests.get(apiKey) === undefined ? await addressOf(request, env) : undefined;
  const waitMs = guesser === undefined ? 0 : guesses.waitOf(guesser);
  if (waitMs > 0) return refuseGuessing(waitMs);
  const state = await keyStateOf(env, keyId);
  if (state) return state;
  if (guesser !== undefined) await noteMiss(env, guesser);
  return refuseUnknownKey();
}

async function noteMiss(env: Environment, address: string): Promise<void> {
  guesses.missed(address);
  const { success } = (await env.UNKNOWN_KEYS?.limit({ key: address })) ?? { success: true };
  if (!success) guesses.hold(address, HOLD_MS);
}

async function matches(env: Environment, apiKey: string, expected: string): Promise<boolean> {
  const known = digests.get(apiKey);
  if (known !== undefined && equalInConstantTime(known, expected)) return true;
  matcher ??= createKeyMatcher(env.KEY_PEPPER);
  if (!(await matcher(apiKey, expected))) return false;
  digests.set(apiKey, expected, Date.now());
  return true;
}
