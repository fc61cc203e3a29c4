import { type BatchAnswer, type BatchIntake, type KeyState, type SentBatch, sessionObjectName } from '@crow/contracts';
import type { Environment } from '../environment.ts';

/**
 * Gives a batch to the object of its session, in the name of a key.
 * @param token the key's token for the ingest worker, which the objects belong to
 * @throws when the object can't be reached
 */
export function giveToSession(
  env: Environment,
  { organizationId }: KeyState,
  token: string,
  batch: SentBatch,
): Promise<BatchAnswer> {
  const stub: unknown = env.SESSIONS.getByName(sessionObjectName(organizationId, batch.sessionId));
  return (stub as BatchIntake).receive(token, batch); // the class belongs to another Worker, which promises this
}
