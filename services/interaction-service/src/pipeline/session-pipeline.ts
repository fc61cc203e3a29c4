import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from 'cloudflare:workers';
import { type DeadLetterMessage, type InteractionMessage, type ProcessingStage, refKey } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { failureKind, reasonOf } from '../failures/failure-kind.ts';
import { logError } from '../failures/log-error.ts';
import { within } from '../failures/within.ts';
import { processSession } from './process-session.ts';
import { retryable } from './retryable.ts';

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
      return step.do(`${name} ${refKey(message)}`, STEP, () => retryable(work)) as Promise<T>;
    };
    try {
      await processSession(this.env, message, run);
    } catch (error) {
      await this.#giveUp(message, { stage, kind: failureKind(error), reason: reasonOf(error) }, step);
    }
  }

  /** Sends a dead letter. When not even that works, the session is sent again: its object waits for an end, and the sweeper looks for it. */
  async #giveUp(
    message: InteractionMessage,
    failure: Pick<DeadLetterMessage, 'stage' | 'kind' | 'reason'>,
    step: WorkflowStep,
  ): Promise<void> {
    const { organizationId, sessionId, revision, archiveKey } = message;
    const letter = { organizationId, sessionId, revision, archiveKey, ...failure };
    try {
      await step.do(`dead letter ${refKey(message)}`, STEP, () =>
        within('queue', this.env.DEAD_LETTERS.send({ ...letter, failedAt: Date.now() })),
      );
    } catch (error) {
      logError('dead_letter_not_sent', error, { organizationId, sessionId, revision });
    }
  }
}
