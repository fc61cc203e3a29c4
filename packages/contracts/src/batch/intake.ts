import type { Problem } from '../access/problem.ts';
import type { SessionEventIds } from '../api/session-event-ids.ts';
import type { BatchReceipt } from './receipt.ts';

/** Where a batch comes from, as the edge or a client on its sender's behalf says it. */
export interface BatchSender {
  userAgent?: string;
  /** Origin of the page, as its browser says it; absent for servers and apps. */
  origin?: string;
  country?: string;
  region?: string;
  city?: string;
  /** Time zone of that place, `Europe/Berlin`. */
  timeZone?: string;
}

/** One batch on its way to its session. */
export interface SentBatch {
  sessionId: string;
  batchId: string;
  /** The batch as JSON, as it was sent; nobody but its session reads it. */
  text: string;
  /** Bytes of the text in UTF-8. */
  bytes: number;
  /**
   * Client clock when all of this try had arrived, Unix milliseconds: what it said at sending, and how long the text took. Null when
   * the client did not say.
   */
  sentAt: number | null;
  /** How long the request took from its head's arrival to its end, milliseconds: by so much `sentAt` lies back when it is whole. */
  uploadMs: number;
  sender: BatchSender;
}

/** What became of a batch: a receipt when it was judged, a problem when it was refused or could not be stored. */
export type BatchAnswer = BatchReceipt | Problem;

/** Whether a batch was judged, and what was good of it stored. */
export function isReceipt(answer: BatchAnswer): answer is BatchReceipt {
  return 'accepted' in answer;
}

/**
 * What the gateway asks of a session's object, which belongs to `web-ingest-worker`. It asks the object itself: a call less, and
 * texts and small objects over RPC cost a third of what requests with a streamed body do, see
 * `docs/decisions/0015-where-a-batch-spends-its-time.md`.
 */
export interface BatchIntake {
  /**
   * Stores a batch; answers after it is on disk.
   * @param token internal token of the API key in whose name it came: organization and key are taken from it and from nowhere else
   */
  receive(token: string, batch: SentBatch): Promise<BatchAnswer>;
  /**
   * What is stored, for who may read: null for a session that never was.
   * @param token internal token with a role
   */
  eventIds(token: string): Promise<SessionEventIds | Problem | null>;
}

/** Name of the object of one session. It begins with the organization, so no other organization can name it. */
export function sessionObjectName(organizationId: string, sessionId: string): string {
  return `${organizationId}/${sessionId}`;
}
