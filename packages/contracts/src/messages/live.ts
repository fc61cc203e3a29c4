import type { EventType } from '../events/wire-event.ts';
import type { Arrival } from '../session/arrival.ts';
import type { SessionState } from '../session/session-event.ts';
import type { Friction, Intent, Outcome, Stage } from '../understanding/understanding.ts';

/** One accepted event, as far as the live view shows it. */
export interface LiveEvent {
  sessionId: string;
  type: EventType;
  /** What happened in a few words of the page's own: element text, product or event name. Hostile text: render as text only. */
  label: string;
  path: string;
  at: number;
}

/** What happened to a session since the last pulse. */
export interface LiveSession {
  sessionId: string;
  visitorId?: string;
  events: number;
  lastActivityAt: number;
  /** Path of the page where the last event happened. */
  path: string;
  deviceType?: string;
  country?: string;
}

/** What happened to a session since the last pulse, and how it came: the latter is not told to listeners. */
export interface PulsedSession extends LiveSession {
  arrivals?: Arrival[];
}

/** Events that came in a pulse with one key, from pages of one origin. */
export interface PulsedSource {
  keyId: string;
  origin: string;
  events: number;
  rejected: number;
}

/** What one isolate of the ingest worker saw of an organization, told at most once a second. */
export interface LivePulse {
  at: number;
  events: number;
  batches: number;
  duplicates: number;
  rejected: number;
  /** Of events and rejected ones how they came; absent in what earlier versions tell. */
  sources?: PulsedSource[];
  sessions: PulsedSession[];
  /** The newest few. */
  recent: LiveEvent[];
  /** In the order in which they happened; of one session before its events of the same pulse. */
  moves: SessionMove[];
  readings: SessionReadingNote[];
}

/** What an open session looks like so far, by the embedded analyst; what follows may change all of it. */
export interface ProvisionalReading {
  intent: Intent;
  /** How it would have ended if nothing more came. Absent in readings from before it was told. */
  outcome?: Outcome;
  stage: Stage;
  /** Probability that the intent is right, 0 to 1. */
  confidence: number;
  friction: Friction[];
  /** What it is most about. Hostile text: render as text only. */
  product?: { id: string; name: string };
  /** Events that it rests on. */
  events: number;
  /** When it was made, Unix milliseconds. */
  at: number;
}

/** The provisional readings that the live view showed of a session, in the order of their time. */
export interface ShownReadings {
  sessionId: string;
  readings: ProvisionalReading[];
}

export interface SessionReadingNote {
  sessionId: string;
  reading: ProvisionalReading;
}

/** A session moved to another state. */
export interface SessionMove {
  sessionId: string;
  revision: number;
  state: SessionState;
  at: number;
}

/** What the live view receives over its WebSocket. */
export type LiveMessage =
  | {
      kind: 'snapshot';
      at: number;
      series: LiveSecond[];
      sessions: OpenSession[];
      recent: LiveEvent[];
      totals: LiveTotals;
    }
  | {
      kind: 'update';
      at: number;
      second: LiveSecond;
      /** All seconds again, when what is hidden of them has changed. */
      series?: LiveSecond[];
      sessions: OpenSession[];
      closed: string[];
      recent: LiveEvent[];
      totals: LiveTotals;
    };

export interface LiveSecond {
  /** Unix seconds. */
  second: number;
  events: number;
  rejected: number;
}

export interface OpenSession extends LiveSession {
  state: SessionState;
  revision: number;
  startedAt: number;
  /** Only of a session that is open, and old enough to be read. */
  reading?: ProvisionalReading;
}

export interface LiveTotals {
  openSessions: number;
  processingSessions: number;
  /** Since midnight UTC. */
  eventsToday: number;
  sessionsToday: number;
}

/** One processed session revision, counted once for billing. */
export interface UsageRecord {
  sessionId: string;
  revision: number;
  events: number;
  interactions: number;
  /** Absent for sessions that were archived before it was kept. */
  arrivals?: Arrival[];
  processedAt: number;
}
