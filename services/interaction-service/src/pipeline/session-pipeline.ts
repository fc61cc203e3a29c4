import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from 'cloudflare:workers';
import { type InteractionMessage, type ProcessingStage, refKey } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { failureKind, reasonOf } from '../failures/failure-kind.ts';
import { within } from '../failures/within.ts';
import { retryable } from './retryable.ts';
import { embed, enrich, store, understand, validate } from './stages.ts';

/** Sessions of one instance that are worked on at the same time. */
const SESSIONS_AT_ONCE = 8;

/** Tries of a step wait 2, 4, 8 and 16 s for each other. */
const STEP = {
  retries: { limit: 4, delay: 2_000, backoff: 'exponential' },
  timeout: 120_000,
} as const;

/** What one workflow instance is given: the sessions of one queue batch. */
export interface PipelineParameters {
  sessions: InteractionMessage[];
}

/**
 * Processes the sessions of one queue batch. Each stage of each session is a checkpointed step;
 * a session that fails for good becomes a dead letter and never holds up its neighbours.
 */
export class SessionPipeline extends WorkflowEntrypoint<Environment, PipelineParameters> {
  override async run(event: Readonly<WorkflowEvent<PipelineParameters>>, step: WorkflowStep): Promise<void> {
    const waiting = [...event.payload.sessions];
    const worker = async () => {
      for (let message = waiting.shift(); message; message = waiting.shift()) await this.#process(message, step);
    };
    await Promise.all(Array.from({ length: SESSIONS_AT_ONCE }, worker));
  }

  async #process(message: InteractionMessage, step: WorkflowStep): Promise<void> {
    let stage: ProcessingStage = 'validate';
    const run = <T extends Rpc.Serializable<T>>(name: ProcessingStage, work: () => Promise<T>): Promise<T> => {
      stage = name;
      const title = `${name} ${refKey(message)}`;
      return step.do(title, STEP, () => retryable(work)) as Promise<T>;
    };
    try {
      await run('validate', () => validate(this.env, message));
      const { organizationKey } = await run('enrich', () => enrich(this.env, message));
      await run('understand', () => understand(this.env, message, organizationKey));
      await run('embed', () => embed(this.env, message));
      await run('store', () => store(this.env, message, Date.now()));
    } catch (error) {
      const failure = { stage, kind: failureKind(error), reason: reasonOf(error) } as const;
      // The session object sends its id again until it hears of an end, so a lost dead letter is not the last word.
      await step.do(`dead letter ${refKey(message)}`, STEP, () =>
        within('queue', this.env.DEAD_LETTERS.send({ ...message, ...failure, failedAt: Date.now() })),
      );
    }
  }
}
