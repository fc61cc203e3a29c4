import type { LiveEvent, LiveMetrics, LivePulse, LiveSession } from '@crow/contracts';
import { PULSE_INTERVAL_MS } from '../configuration.ts';
import type { Delivery } from '../ingest/delivery.ts';
import type { LiveReport } from './live-report.ts';
import { countFailure } from './telling-failures.ts';

/** Newest events that one pulse carries. */
const RECENT_EVENTS = 20;
/** Sessions that one pulse carries; the busiest second of an isolate stays within a message. */
const SESSIONS = 500;

interface Gathered {
  events: number;
  batches: number;
  duplicates: number;
  rejected: number;
  sessions: Map<string, LiveSession>;
  recent: LiveEvent[];
}

export interface Pulse {
  /** Notes a batch; at most once a second and organization the live view is told, after the answer. */
  note(
    of: Pick<Delivery, 'organizationId' | 'country'>,
    report: LiveReport,
    live: Pick<LiveMetrics, 'pulse'>,
    ctx: Pick<ExecutionContext, 'waitUntil'>,
  ): void;
}

/**
 * Gathers what this isolate accepted, per organization. The first batch of a second waits for its
 * end and takes along what came meanwhile; telling never delays an answer and its failure is only counted.
 * @param wait sleeps for some milliseconds
 */
export function createPulse(wait: (ms: number) => Promise<void> = (ms) => scheduler.wait(ms)): Pulse {
  const gathering = new Map<string, Gathered>();

  return {
    note(of, report, live, ctx) {
      const known = gathering.get(of.organizationId);
      const gathered = known ?? { events: 0, batches: 0, duplicates: 0, rejected: 0, sessions: new Map(), recent: [] };
      gather(gathered, of, report);
      if (known) return;
      gathering.set(of.organizationId, gathered);
      ctx.waitUntil(
        wait(PULSE_INTERVAL_MS)
          .then(() => {
            gathering.delete(of.organizationId);
            return live.pulse(of.organizationId, toPulse(gathered, report.at + PULSE_INTERVAL_MS));
          })
          .catch((error: unknown) => {
            gathering.delete(of.organizationId);
            countFailure('pulse', error);
          }),
      );
    },
  };
}

function gather(gathered: Gathered, of: Pick<Delivery, 'country'>, report: LiveReport): void {
  gathered.batches++;
  gathered.rejected += report.rejected;
  if (report.duplicate) gathered.duplicates++;
  if (report.events === 0) return;
  gathered.events += report.events;
  gathered.recent.push(...report.recent);
  gathered.recent = gathered.recent.slice(-RECENT_EVENTS);
  const { sessionId } = report;
  const session = gathered.sessions.get(sessionId);
  if (!session && gathered.sessions.size >= SESSIONS) return;
  gathered.sessions.set(sessionId, {
    sessionId,
    ...(report.visitorId === undefined ? {} : { visitorId: report.visitorId }),
    ...(report.deviceType === undefined ? {} : { deviceType: report.deviceType }),
    ...(of.country === undefined ? {} : { country: of.country }),
    events: (session?.events ?? 0) + report.events,
    lastActivityAt: report.at,
    path: report.path,
  });
}

function toPulse({ sessions, ...counts }: Gathered, at: number): LivePulse {
  return { at, ...counts, sessions: [...sessions.values()] };
}
