/** Names one revision of one session. */
export interface SessionRef {
  organizationId: string;
  sessionId: string;
  revision: number;
}

/** Message on the interaction queue: ids only, never data. */
export interface InteractionMessage extends SessionRef {
  archiveKey: string;
  /**
   * `first`: nothing was sent of this revision before, so nothing can have been found of it. `again`: it is sent once more because
   * nobody confirmed it yet; who has it already need not take it again. Absent in a replay and when it was overdue.
   */
  sent?: 'first' | 'again';
  /** How often it was sent because it was overdue; absent when it never was. Each time is a run of its own. */
  sweep?: number;
}

/** The stages of the processing workflow, in order. */
export const STAGES_OF_PROCESSING = ['validate', 'enrich', 'understand', 'embed', 'store'] as const;
export type ProcessingStage = (typeof STAGES_OF_PROCESSING)[number];

/** Message on the dead-letter queue. */
export interface DeadLetterMessage extends InteractionMessage {
  stage: ProcessingStage | 'queue';
  /** `permanent` errors are never retried by themselves. */
  kind: 'permanent' | 'transient';
  reason: string;
  failedAt: number;
}

/** Stable text form of a reference, for workflow steps and logs. */
export function refKey(ref: SessionRef): string {
  return `${ref.organizationId}/${ref.sessionId}/${ref.revision}`;
}
