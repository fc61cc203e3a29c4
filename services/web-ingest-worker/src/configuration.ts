import {
  type InteractionMessage,
  type InteractionQueues,
  LIMITS,
  type LiveMetrics,
  type LiveReader,
} from '@crow/contracts';
import type { LedgerObject } from './ledger/ledger-object.ts';
import type { SessionObject } from './sessions/session-object.ts';

/** Bindings, secrets and variables of this Worker, as `wrangler.jsonc` declares them. */
export interface Environment extends InteractionQueues<Queue<InteractionMessage>> {
  SESSIONS: DurableObjectNamespace<SessionObject>;
  LEDGER: DurableObjectNamespace<LedgerObject>;
  ARCHIVE: R2Bucket;
  LIVE: Pick<LiveMetrics, 'pulse'>;
  READER: LiveReader;
  /** JSON Web Key Set with the gateway's public keys. */
  INTERNAL_PUBLIC_JWKS: string;
  OUTBOX_RETRY_MS?: string;
  /** Set on one machine only, where all objects share a process and its files; see `docs/decisions/0018-file-handles.md`. */
  OBJECTS_IN_MEMORY?: string;
}

/**
 * Caps of one session, beside the `LIMITS` of one batch. A batch beyond them goes to a follow-on
 * session as a whole. Each is larger than a batch may be, so that a new session takes any.
 */
export const SESSION_CAPS = {
  events: 10_000,
  /** Time from the first batch to the latest, on the server's clock. */
  spanMs: 24 * 60 * 60 * 1000,
  /** Bytes of all stored batches: a complete session has to fit in memory to be archived. */
  bytes: 16 * 1024 * 1024,
} as const;

/** First wait after a failed move (archive, queue, clean-up); doubles up to {@link LONGEST_WAIT_MS}. */
export const FAILURE_RETRY_MS = 2_000;
export const LONGEST_WAIT_MS = 15 * 60 * 1000;
const DEFAULT_OUTBOX_RETRY_MS = 60_000;

const DAY_MS = 24 * 60 * 60 * 1000;
/**
 * How long a freed session knows which batches it had: until none of its events may be sent any more by a visitor's device. After that it is looked
 * as often whether its archive is still there; without it nothing of the session stays.
 */
export const REMEMBERED_MS = LIMITS.eventAgeMs + DAY_MS;

/** How long the live view is left untold of an organization's events. */
export const PULSE_INTERVAL_MS = 1_000;

/** How old a session is when it is read provisionally for the first time, and how often it is read again at most. */
export const FIRST_READING_MS = 10_000;
export const READINGS_EVERY_MS = 60_000;

/**
 * First wait before a session that was not confirmed as processed is sent to the queue again.
 * @throws when `OUTBOX_RETRY_MS` is not a whole number of milliseconds from 100 to 3,600,000
 */
export function outboxRetryMs(env: Pick<Environment, 'OUTBOX_RETRY_MS'>): number {
  if (env.OUTBOX_RETRY_MS === undefined) return DEFAULT_OUTBOX_RETRY_MS;
  const value = Number(env.OUTBOX_RETRY_MS);
  if (Number.isInteger(value) && value >= 100 && value <= 3_600_000) return value;
  throw new Error(`OUTBOX_RETRY_MS must be a whole number from 100 to 3600000, not "${env.OUTBOX_RETRY_MS}"`);
}

/**
 * How many session objects may be idle in memory; null when that is the platform's business.
 * @throws when `OBJECTS_IN_MEMORY` is not a whole number above 0
 */
export function objectsInMemory({ OBJECTS_IN_MEMORY: text }: Pick<Environment, 'OBJECTS_IN_MEMORY'>): number | null {
  if (text === undefined || text === '') return null;
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`OBJECTS_IN_MEMORY must be a whole number above 0, not "${text}"`);
}
