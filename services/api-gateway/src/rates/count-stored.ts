import type { KeyState } from '@crow/contracts';
import { logFailure } from '../answers/log-failure.ts';
import type { Environment } from '../environment.ts';
import { countEvents } from './rate-limit.ts';

/** Counts events that were stored already, for a key with a rate: a failure of this is not the client's. */
export async function countStored(env: Environment, key: KeyState, events: number, requestId: string): Promise<void> {
  if (!key.rate) return;
  try {
    await countEvents(env, key, events);
  } catch (error) {
    logFailure('the events of a batch could not be counted', error, { requestId, keyId: key.keyId });
  }
}
