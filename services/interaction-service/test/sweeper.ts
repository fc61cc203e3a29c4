import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { DeadLetterMessage, InteractionMessage, PipelineState } from '@crow/contracts';
import type { Environment } from '../src/environment.ts';
import type { SweeperObject } from '../src/sweeper/sweeper-object.ts';
import { read } from './pipeline.ts';

/** A sweeper whose clock a test moves. */
export function sweeperOf(organizationId: string) {
  const sweeper = env.SWEEPERS.getByName(organizationId);
  const stub: DurableObjectStub = sweeper;
  const inside = <T>(act: (sweeper: SweeperObject, state: DurableObjectState) => T | Promise<T>) =>
    runInDurableObject(stub, (object, state) => act(object as unknown as SweeperObject, state));
  return {
    watch: () => sweeper.watch(),
    alarm: () => inside((_, state) => state.storage.getAlarm()),
    state: () => read<PipelineState>('/api/pipeline', organizationId),
    /** Lets the alarm fire at a time, as long as there are parts of the look left. */
    async sweepAt(at: number): Promise<void> {
      await inside((sweeper) => {
        sweeper.now = () => at;
      });
      do await runDurableObjectAlarm(stub);
      while (((await inside((_, state) => state.storage.getAlarm())) ?? Number.POSITIVE_INFINITY) <= at + 1_000);
    },
    /** Takes the queues away from it: what it sends is kept here and goes nowhere. */
    async catchSent() {
      const sent: InteractionMessage[] = [];
      const letters: DeadLetterMessage[] = [];
      const queueOf = <T>(kept: T[]) => ({ send: async (message: T) => void kept.push(message) });
      await inside((sweeper) => {
        // The environment is not for others to see; a test gives the object one of its own.
        const held = sweeper as unknown as { env: Environment };
        const names = Object.keys(held.env).filter((name) => name.startsWith('INTERACTION_QUEUE_'));
        const queues = Object.fromEntries(names.map((name) => [name, queueOf(sent)]));
        held.env = { ...held.env, ...queues, DEAD_LETTERS: queueOf(letters) } as unknown as Environment;
      });
      return { sent, letters };
    },
  };
}
