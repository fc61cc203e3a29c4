/**
 * The caps of ingestion. A request beyond one of them is answered clearly, never truncated.
 * They are part of the wire protocol: clients split their batches by them.
 */
export const LIMITS = {
  /** Events in one batch. */
  batchEvents: 500,
  /** Size of a batch body in bytes, as received. */
  batchBytes: 256 * 1024,
  /** Size of one event in bytes (UTF-8 JSON). */
  eventBytes: 32 * 1024,
  /** How long before it is sent an event of a visitor's device may have happened, milliseconds: 30 days. */
  eventAgeMs: 30 * 24 * 60 * 60 * 1000,
  /** Characters of an identifier: batch, session, visitor, user, event, source. */
  idLength: 64,
  /** Characters of a URL; longer ones are rejected, because a cut URL names another page. */
  urlLength: 4096,
  /** Characters of a title, element text or name. */
  textLength: 1024,
  /** Distinct pages that one batch may refer to. */
  batchPages: 500,
  /** Properties of one custom event or trait set. */
  properties: 100,
  /** Nesting depth of properties. */
  propertyDepth: 5,
} as const;

/** Idle time after which a session is complete when its organization sets nothing else: one hour. */
export const DEFAULT_IDLE_MS = 60 * 60 * 1000;

/** Bounds within which an organization may set its idle time. */
export const IDLE_MS_BOUNDS = { min: 1_000, max: 24 * 60 * 60 * 1000 } as const;
