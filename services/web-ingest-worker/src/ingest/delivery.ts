import {
  DEFAULT_IDLE_MS,
  IDLE_MS_BOUNDS,
  type InternalClaims,
  LIMITS,
  ORIGIN_LENGTH,
  type SentBatch,
  wellFormed,
} from '@crow/contracts';

/** What is known of a batch before its text is read: from its way here and the token. */
export interface Delivery {
  organizationId: string;
  keyId: string;
  /** Inactivity after which the session is complete, milliseconds. */
  idleMs: number;
  /** The session whose object gets it: the one that the client named, or one that follows it. */
  sessionId: string;
  /** The full session that this one follows; absent in the one that the client named. */
  follows?: string;
  batchId: string;
  /**
   * Client clock when the batch was received whole, Unix milliseconds: a slow upload makes its events no younger. Null when the
   * client did not say.
   */
  sentAt: number | null;
  /** Of the page; empty for servers and apps. */
  origin: string;
  userAgent?: string;
  country?: string;
  region?: string;
  city?: string;
  timeZone?: string;
}

/** Puts together what is known of a batch before its text is read. */
export function describeDelivery(
  { sessionId, batchId, sentAt, uploadMs, sender }: Omit<SentBatch, 'text' | 'bytes'>,
  claims: InternalClaims,
): Delivery {
  const idleMs = claims.settings?.idleMs ?? DEFAULT_IDLE_MS;
  const delivery: Delivery = {
    organizationId: claims.org,
    keyId: claims.sub.slice('key:'.length),
    idleMs: Math.min(Math.max(idleMs, IDLE_MS_BOUNDS.min), IDLE_MS_BOUNDS.max),
    sessionId,
    batchId,
    sentAt: sentAt === null ? null : sentAt + Math.max(uploadMs, 0),
    origin: (sender.origin ?? '').slice(0, ORIGIN_LENGTH).toWellFormed(),
  };
  for (const name of ['userAgent', 'country', 'region', 'city', 'timeZone'] as const) {
    const told = sender[name];
    if (told && wellFormed(told)) delivery[name] = told.slice(0, LIMITS.textLength);
  }
  return delivery;
}
