import { type Arrival, type InteractionMessage, type ProcessingStage, refKey } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { leaveToErasure } from '../erasures/leave-to-erasure.ts';
import type { Finding } from './process-slice.ts';
import { embed, enrich, readFound, understand, validate } from './stages.ts';
import { confirm, storeSessions } from './store-sessions.ts';

/** Does one stage, as often as it needs to be tried, and keeps its small result: a checkpoint. */
export type RunStage = <T extends Rpc.Serializable<T>>(stage: ProcessingStage, work: () => Promise<T>) => Promise<T>;

/**
 * Takes one session alone through all stages, in order: one that could not be processed together with others. One that is to be erased ends
 * at once.
 * @param finding what is being found of sessions: one that others did not wait for is not understood a second time
 * @throws what `run` gives up with
 */
export async function processSession(
  env: Environment,
  message: InteractionMessage,
  run: RunStage,
  finding: Finding = new Map(),
  now: () => number = Date.now,
): Promise<void> {
  const { organizationId, sessionId, revision } = message;
  const isErased = async (arrivals?: readonly Arrival[]) =>
    (await leaveToErasure(env, organizationId, [{ sessionId, arrivals }])).size > 0;
  const { erased } = await run('validate', async () => {
    if (await isErased()) return { events: 0, erased: true };
    const { context, events } = await validate(env, message);
    return { events: events.length, erased: await isErased(context.arrivals) };
  });
  if (erased) return;
  const { organizationKey } = await run('enrich', async () => ({
    organizationKey: await enrich(env, organizationId),
  }));
  await run('understand', async () => {
    const underWay = finding.get(refKey(message));
    // It is waited for once: work that ended with the step that began it would never answer.
    finding.delete(refKey(message));
    const found = await underWay;
    const result = found?.result ?? (await understand(env, message, organizationKey));
    return { interactions: result.understanding.interactions.length };
  });
  await run('embed', async () => {
    if (await isErased()) return { model: '' };
    return { model: (await embed(env, message, await readFound(env, message))).model };
  });
  await run('store', async () => {
    if (await isErased()) return {};
    const result = await readFound(env, message);
    const ref = { organizationId, sessionId, revision };
    const session = { ref, result, embedded: await embed(env, message, result) };
    const [standing] = await storeSessions(env, organizationId, [session], now());
    await confirm(env, ref, standing);
    return {};
  });
}
