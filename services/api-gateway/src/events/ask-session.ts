import { type BatchAnswer, type BatchIntake, problem, type SentBatch } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { sessionOf } from './session-of.ts';

const CROWDED = 'Too many batches are being stored. Send the same batch again.';

/** Batches that this isolate has given to sessions and that are not answered yet. */
let underWay = 0;

/**
 * Gives a batch to its session. Where the platform's memory is ours to share out (`OBJECTS_IN_MEMORY`), no more batches are under
 * way than objects may be there: each may bring an object and its files into the process, which ends without files.
 * @throws when the session could not be reached
 */
export async function giveBatch(
  env: Environment,
  organizationId: string,
  token: string,
  batch: SentBatch,
): Promise<BatchAnswer> {
  const most = Number(env.OBJECTS_IN_MEMORY || Number.POSITIVE_INFINITY);
  if (underWay >= most) return problem('unavailable', CROWDED);
  underWay += 1;
  try {
    return await askSession(env, organizationId, batch.sessionId, (session) => session.receive(token, batch));
  } finally {
    underWay -= 1;
  }
}

/**
 * Asks a session, and once more when its object has just left memory or was moved: what it had not answered is asked of the
 * object that takes its place. A batch that was stored all the same is known there.
 */
export async function askSession<Answer>(
  env: Environment,
  organizationId: string,
  sessionId: string,
  ask: (session: BatchIntake) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask(sessionOf(env, organizationId, sessionId));
  } catch (error) {
    if (!isGone(error)) throw error;
    return await ask(sessionOf(env, organizationId, sessionId));
  }
}

/** Whether the platform says that an object was reset, or that asking again may do. */
function isGone(error: unknown): boolean {
  const { durableObjectReset, retryable, overloaded } = error as Partial<Record<string, unknown>>;
  return overloaded !== true && (durableObjectReset === true || retryable === true);
}
