import { type KeyState, problemResponse } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { createShortMemory } from '../memory/short-memory.ts';
import { decide, type Holding, isAsking, NO_HOLDING, prepareRequest, renewed, unanswered, used } from './lease.ts';

/** Long enough that what an isolate's clients owe is not forgotten while they wait for it. */
const holdings = createShortMemory<Holding>({ lifeMs: 10 * 60 * 1000, entries: 10_000 });

/**
 * Lets a batch of a key pass, or says when to come back. A batch counts as one event until its receipt tells how many it
 * had, see {@link countEvents}.
 */
export async function admitRate(env: Environment, key: KeyState): Promise<Response | undefined> {
  if (!key.rate) return undefined;
  await answered(key);
  if (decide(holdingOf(key), Date.now()) === 'ask') await askForLease(env, key);
  const decision = decide(holdingOf(key), Date.now());
  // A lease that was used up by others while it was on its way lets one more pass; what is beyond it is owed.
  if (typeof decision === 'object') return refuse(key.rate.perSecond, decision.waitMs);
  keep(key, used(holdingOf(key), 1));
  return undefined;
}

/** Counts what a batch had beyond its first event. What that owes is told to the key's object at once. */
export async function countEvents(env: Environment, key: KeyState, events: number): Promise<void> {
  const holding = used(holdingOf(key), events - 1);
  keep(key, holding);
  if (holding.left >= 0) return;
  await answered(key);
  if (holdingOf(key).left < 0) await askForLease(env, key);
}

/** How long a request sleeps before it looks again whether another one's question was answered. */
const LOOK_AGAIN_MS = 2;

/** Waits until no question is under way. By looking: a promise of another request would never settle when that is cancelled. */
async function answered(key: KeyState): Promise<void> {
  while (isAsking(holdingOf(key), Date.now())) await scheduler.wait(LOOK_AGAIN_MS);
}

async function askForLease(env: Environment, key: KeyState): Promise<void> {
  const askedAt = Date.now();
  const { request, holding } = prepareRequest(holdingOf(key), askedAt);
  keep(key, holding);
  try {
    const lease = await env.KEYS.get(env.KEYS.idFromName(key.keyId)).lease(request);
    keep(key, renewed(holdingOf(key), lease, askedAt));
  } catch (error) {
    keep(key, unanswered(holdingOf(key), request));
    throw error;
  }
}

function holdingOf({ keyId }: KeyState): Holding {
  return holdings.get(keyId) ?? NO_HOLDING;
}

function keep({ keyId }: KeyState, holding: Holding): void {
  holdings.set(keyId, holding, Date.now());
}

function refuse(perSecond: number, waitMs: number): Response {
  const seconds = Math.ceil(waitMs / 1000);
  return problemResponse(
    'rate_limited',
    `This key may send ${perSecond} events a second. Send the batch again in ${seconds} s.`,
    { headers: { 'retry-after': String(seconds) } },
  );
}
