import type { ConsentState, DeviceType, Platform } from '../batch/wire-batch.ts';
import type { Properties } from '../events/wire/properties.ts';
import type { WireEvent } from '../events/wire-event.ts';
import type { Arrival } from './arrival.ts';

type WithoutEnvelope<T> = T extends unknown ? Omit<T, 'id' | 'ts' | 't' | 'page' | 'url' | 'title'> : never;

/**
 * An event as it is kept and understood: a {@link WireEvent} with its identity, its
 * page and its corrected time written out.
 */
export type SessionEvent = WithoutEnvelope<WireEvent> & {
  id: string;
  /** When it happened on the server's clock, Unix milliseconds. */
  ts: number;
  url?: string;
  title?: string;
  source: string;
  seq: number;
  /** Properties that were registered at the time, for this and all other events. */
  registered?: Properties;
};

/** What is known of a session as a whole. */
export interface SessionContext {
  organizationId: string;
  sessionId: string;
  /** 1 for the first completion; each re-opening by late events adds one. */
  revision: number;
  visitorId?: string;
  userId?: string;
  groupId?: string;
  /** The session that was full, and whose story goes on in this one. */
  follows?: string;
  keyId: string;
  platform: Platform;
  deviceType?: DeviceType;
  language?: string;
  /** As the client tells it, else that of the place that the edge tells. */
  timeZone?: string;
  userAgent?: string;
  /** Coarse location from the edge; the network address itself is never stored. */
  country?: string;
  region?: string;
  city?: string;
  consent?: ConsentState;
  /** When its events came, and with which keys. Absent in sessions that were archived before this was kept. */
  arrivals?: Arrival[];
  /** Time of the first and the last event, server clock, Unix milliseconds. */
  startedAt: number;
  endedAt: number;
}

/** A complete session: what the archive holds and understanding starts from. */
export interface CompleteSession {
  context: SessionContext;
  /** In order of time, ids unique. */
  events: SessionEvent[];
}

/** Life of a session: `open → closing → archived → queued → processed → freed`; `parked` waits for a replay. */
export type SessionState = 'open' | 'closing' | 'archived' | 'queued' | 'processed' | 'freed' | 'parked';
