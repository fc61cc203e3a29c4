import type { DeadLetterMessage } from '../messages/session-ref.ts';

/** Which failed sessions are meant; what is absent does not matter. */
export interface DeadLetterFilter {
  stage?: DeadLetterMessage['stage'];
  /** Part of the reason, in any case of letters. */
  reason?: string;
  /** Time of the failure, Unix milliseconds, inclusive. */
  since?: number;
  /** Time of the failure, Unix milliseconds, exclusive. */
  until?: number;
}

/** `POST /api/dead-letters/replay`: sends all failed sessions that match through the pipeline again. */
export interface ReplayRequest {
  /** Chosen by whoever asks: asking again with the same one changes nothing. */
  id: string;
  filter: DeadLetterFilter;
}

/** A replay of many. It goes on after a restart where it was. */
export interface Replay {
  id: string;
  filter: DeadLetterFilter;
  state: 'running' | 'done';
  /** Failed sessions that matched when it began. */
  total: number;
  /** Sent again so far. */
  replayed: number;
  /** Could not be sent again so far; they stay failed. */
  failed: number;
  startedAt: number;
  endedAt?: number;
}

/** `GET /api/dead-letters/replay`: the newest one; null when there never was one. */
export interface ReplayAnswer {
  replay: Replay | null;
}
