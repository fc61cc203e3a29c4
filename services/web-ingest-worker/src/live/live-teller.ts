import {
  arrivalAt,
  type LiveEvent,
  type LiveMetrics,
  type LivePulse,
  mergeArrivals,
  OTHER_ORIGINS,
  type PulsedSession,
  type PulsedSource,
  type SessionMove,
  type SessionReadingNote,
} from '@crow/contracts';
import { PULSE_INTERVAL_MS } from '../configuration.ts';
import type { Delivery } from '../ingest/delivery.ts';
import type { LiveReport } from './live-report.ts';
import { countFailure } from './telling-failures.ts';

/** Newest events that one pulse carries. */
const RECENT_EVENTS = 20;
/** Sessions that one pulse carries; the busiest second of an isolate stays within a message. */
const SESSIONS = 500;
/** Sources that one pulse tells apart; anybody may send any origin. */
const SOURCES = 50;
/** An object that should have told may be gone: after this long another one takes over. */
const OVERDUE_MS = 3 * PULSE_INTERVAL_MS;

interface Gathered {
  /** When it is told, Unix milliseconds. */
  dueAt: number;
  events: number;
  batches: number;
  duplicates: number;
  rejected: number;
  sources: Map<string, PulsedSource>;
  sessions: Map<string, PulsedSession>;
  recent: LiveEvent[];
  moves: SessionMove[];
  readings: SessionReadingNote[];
}

type Live = Pick<LiveMetrics, 'pulse'>;
type Context = Pick<ExecutionContext, 'waitUntil'>;

export interface LiveTeller {
  /** Notes a batch. */
  note(
    of: Pick<Delivery, 'organizationId' | 'country' | 'keyId' | 'origin'>,
    report: LiveReport,
    live: Live,
    ctx: Context,
  ): void;
  /** Notes that a session has got to another state. */
  noteMove(organizationId: string, move: SessionMove, live: Live, ctx: Context): void;
  /** Notes what an open session looks like. */
  noteReading(organizationId: string, note: SessionReadingNote, live: Live, ctx: Context): void;
}

/**
 * Gathers what the session objects of this isolate accepted, per organization, and tells the live view of it at most once a
 * second: the first that has something to tell waits for the end of the second and takes along what the others had
 * meanwhile. Telling never delays an answer, and its failure is only counted.
 * @param wait sleeps for some milliseconds
 * @param now clock in Unix milliseconds
 */
export function createLiveTeller(
  wait: (ms: number) => Promise<void> = (ms) => scheduler.wait(ms),
  now: () => number = Date.now,
): LiveTeller {
  const gathering = new Map<string, Gathered>();

  /** What is gathered for an organization; telling it is begun when nobody else has. */
  function gatheredFor(organizationId: string, live: Live, ctx: Context): Gathered {
    const known = gathering.get(organizationId);
    const at = now();
    if (known && at < known.dueAt + OVERDUE_MS) return known;
    const gathered = known ?? nothing();
    gathered.dueAt = at + PULSE_INTERVAL_MS;
    gathering.set(organizationId, gathered);
    ctx.waitUntil(
      wait(PULSE_INTERVAL_MS)
        .then(() => {
          if (gathering.get(organizationId) !== gathered) return;
          gathering.delete(organizationId);
          return live.pulse(organizationId, toPulse(gathered));
        })
        .catch((error: unknown) => countFailure(error)),
    );
    return gathered;
  }

  return {
    note(of, report, live, ctx) {
      gather(gatheredFor(of.organizationId, live, ctx), of, report);
    },
    noteMove(organizationId, move, live, ctx) {
      gatheredFor(organizationId, live, ctx).moves.push(move);
    },
    noteReading(organizationId, note, live, ctx) {
      gatheredFor(organizationId, live, ctx).readings.push(note);
    },
  };
}

function nothing(): Gathered {
  return {
    dueAt: 0,
    events: 0,
    batches: 0,
    duplicates: 0,
    rejected: 0,
    sources: new Map(),
    sessions: new Map(),
    recent: [],
    moves: [],
    readings: [],
  };
}

function gather(gathered: Gathered, of: Pick<Delivery, 'country' | 'keyId' | 'origin'>, report: LiveReport): void {
  gathered.batches++;
  gathered.rejected += report.rejected;
  addSource(gathered.sources, of, report);
  if (report.duplicate) gathered.duplicates++;
  if (report.events === 0) return;
  gathered.events += report.events;
  gathered.recent.push(...report.recent);
  if (gathered.recent.length > 2 * RECENT_EVENTS) gathered.recent = gathered.recent.slice(-RECENT_EVENTS);
  const { sessionId } = report;
  const source = { keyId: of.keyId, origin: of.origin };
  const session = gathered.sessions.get(sessionId);
  if (!session && gathered.sessions.size >= SESSIONS) return;
  gathered.sessions.set(sessionId, {
    sessionId,
    ...(report.visitorId === undefined ? {} : { visitorId: report.visitorId }),
    ...(report.deviceType === undefined ? {} : { deviceType: report.deviceType }),
    ...(of.country === undefined ? {} : { country: of.country }),
    events: (session?.events ?? 0) + report.events,
    arrivals: mergeArrivals([...(session?.arrivals ?? []), arrivalAt(report.at, { ...source, events: report.events })]),
    lastActivityAt: report.at,
    path: report.path,
  });
}

function addSource(
  sources: Map<string, PulsedSource>,
  { keyId, origin }: Pick<Delivery, 'keyId' | 'origin'>,
  { events, rejected }: LiveReport,
): void {
  const isKnown = sources.has(`${keyId} ${origin}`) || sources.size < SOURCES;
  const told = isKnown ? origin : OTHER_ORIGINS;
  const source = sources.get(`${keyId} ${told}`) ?? { keyId, origin: told, events: 0, rejected: 0 };
  const sum = { ...source, events: source.events + events, rejected: source.rejected + rejected };
  sources.set(`${keyId} ${told}`, sum);
}

function toPulse({ sources, sessions, recent, dueAt, ...told }: Gathered): LivePulse {
  return {
    at: dueAt,
    ...told,
    sources: [...sources.values()],
    recent: recent.slice(-RECENT_EVENTS),
    sessions: [...sessions.values()],
  };
}
