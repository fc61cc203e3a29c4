import type { InteractionMessage, ProcessingStage } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { embed, enrich, store, understand, validate } from './stages.ts';

/** Does one stage, as often as it needs to be tried, and keeps its small result: a checkpoint. */
export type RunStage = <T extends Rpc.Serializable<T>>(stage: ProcessingStage, work: () => Promise<T>) => Promise<T>;

/** Takes one session through all stages, in order; one that is erased ends at once. @throws what `run` gives up with */
export async function processSession(
  env: Environment,
  message: InteractionMessage,
  run: RunStage,
  now: () => number = Date.now,
): Promise<void> {
  const { erased } = await run('validate', () => validate(env, message));
  if (erased) return;
  const { organizationKey } = await run('enrich', () => enrich(env, message));
  await run('understand', () => understand(env, message, organizationKey));
  await run('embed', () => embed(env, message));
  await run('store', () => store(env, message, now()));
}
