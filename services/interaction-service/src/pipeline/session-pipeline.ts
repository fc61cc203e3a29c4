import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from 'cloudflare:workers';
import { type DeadLetterMessage, type InteractionMessage, type ProcessingStage, refKey } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { failureKind, reasonOf } from '../failures/failure-kind.ts';
import { logError } from '../failures/log-error.ts';
import { within } from '../failures/within.ts';
import { inLanes } from './in-lanes.ts';
import { processSession } from './process-session.ts';
import { type Finding, processSlice, type SessionFailure } from './process-slice.ts';
import { retryable } from './retryable.ts';
import { noteEnded } from './under-way.ts';

/** Sessions that go through the stages together. */
const SESSIONS_A_SLICE = 25;
/** Slices of one instance that are worked on at the same time. */
const SLICES_AT_ONCE = 2;
/** Sessions of one instance that go alone at the same time. */
const ALONE_AT_ONCE = 8;

/** A step of a slice is tried twice; what then still fails is tried for each session alone. */
const SLICE_STEP = {
  retries: { limit: 1, delay: 2_000, backoff: 'constant' },
  timeout: 600_000,
} as const;

/** Tries of a step wait 2, 4, 8 and 16 s for each other. */
const STEP = {
  retries: { limit: 4, delay: 2_000, backoff: 'exponential' },
  timeout: 120_000,
} as const;

/** What one workflow instance is given: the sessions of one queue batch. */
export interface PipelineParameters {
  sessions: InteractionMessage[];
}

type Failure = Pick<DeadLetterMessage, 'stage' | 'kind' | 'reason'>;

/**
 * Processes the sessions of one queue batch, slice by slice. What fails for the moment is tried again for each session alone, each
 * stage a checkpointed step; a session that fails for good becomes a dead letter. Neither holds up its neighbours.
 */
export class SessionPipeline extends WorkflowEntrypoint<Environment, PipelineParameters> {
  override async run(event: Readonly<WorkflowEvent<PipelineParameters>>, step: WorkflowStep): Promise<void> {
    const finding: Finding = new Map();
    const slices = slicesOf(event.payload.sessions);
    const failed = await inLanes(slices, SLICES_AT_ONCE, async ({ name, sessions }) => {
      const failures = await processSlice(
        this.env,
        sessions,
        (stage, work) => step.do(`${stage} ${name}`, SLICE_STEP, ({ attempt }) => work(attempt)),
        { finding },
      );
      const left = new Map(failures.map(({ place, ...failure }) => [place, failure]));
      return sessions.flatMap((message, place) => {
        const failure = left.get(place);
        if (failure) return [{ message, failure }];
        finding.delete(refKey(message));
        noteEnded(message);
        return [];
      });
    });
    await inLanes(failed.flat(), ALONE_AT_ONCE, async ({ message, failure }) => {
      const last = failure.kind === 'permanent' ? failure : await this.#processAlone(message, step, finding);
      if (last) await this.#giveUp(message, last, step);
      noteEnded(message);
    });
  }

  /** @returns why it was given up; null when it was processed */
  async #processAlone(message: InteractionMessage, step: WorkflowStep, finding: Finding): Promise<Failure | null> {
    let stage: ProcessingStage = 'validate';
    const run = <T extends Rpc.Serializable<T>>(name: ProcessingStage, work: () => Promise<T>): Promise<T> => {
      stage = name;
      return step.do(`${name} ${refKey(message)}`, STEP, () => retryable(work)) as Promise<T>;
    };
    try {
      await processSession(this.env, message, run, finding);
      return null;
    } catch (error) {
      return { stage, kind: failureKind(error), reason: reasonOf(error) };
    }
  }

  /** Sends a dead letter. When not even that works, the session is sent again: its object waits for an end, and the sweeper looks for it. */
  async #giveUp(
    message: InteractionMessage,
    { stage, kind, reason }: Failure | SessionFailure,
    step: WorkflowStep,
  ): Promise<void> {
    const { organizationId, sessionId, revision, archiveKey } = message;
    const letter = { organizationId, sessionId, revision, archiveKey, stage, kind, reason };
    try {
      await step.do(`dead letter ${refKey(message)}`, STEP, () =>
        within('queue', this.env.DEAD_LETTERS.send({ ...letter, failedAt: Date.now() })),
      );
    } catch (error) {
      logError('dead_letter_not_sent', error, { organizationId, sessionId, revision });
    }
  }
}

/** The same sessions make the same slices, with the same names, each time an instance is run. */
function slicesOf(sessions: readonly InteractionMessage[]): { name: string; sessions: InteractionMessage[] }[] {
  return Array.from({ length: Math.ceil(sessions.length / SESSIONS_A_SLICE) }, (_, number) => {
    const from = number * SESSIONS_A_SLICE;
    const own = sessions.slice(from, from + SESSIONS_A_SLICE);
    return { name: `sessions ${from + 1}-${from + own.length}`, sessions: own };
  });
}
