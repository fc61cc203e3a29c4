import type { LiveEvent, LiveMessage, OpenSession } from '@crow/contracts';
import { MINUTE, NOW } from './clock.ts';

export function anOpenSession(fields: Partial<OpenSession> = {}): OpenSession {
  return {
    sessionId: 'ses_open000001',
    visitorId: 'vis_77aa01bc',
    state: 'open',
    revision: 1,
    startedAt: NOW - 3 * MINUTE,
    events: 14,
    lastActivityAt: NOW - 4_000,
    path: '/laptops/x1',
    deviceType: 'mobile',
    country: 'DE',
    ...fields,
  };
}

export function aLiveEvent(fields: Partial<LiveEvent> = {}): LiveEvent {
  return {
    sessionId: 'ses_open000001',
    type: 'click',
    label: 'Add to cart',
    path: '/laptops/x1',
    at: NOW - 2_000,
    ...fields,
  };
}

type Snapshot = Extract<LiveMessage, { kind: 'snapshot' }>;

type Update = Extract<LiveMessage, { kind: 'update' }>;

export function aSnapshot(fields: Partial<Snapshot> = {}): Snapshot {
  const totals = { openSessions: 1, processingSessions: 1, eventsToday: 1284, sessionsToday: 97 };
  return {
    kind: 'snapshot',
    at: Date.now(),
    series: aSeries(),
    sessions: [anOpenSession(), anOpenSession({ sessionId: 'ses_queue00001', state: 'queued', path: '/checkout' })],
    recent: [aLiveEvent(), aLiveEvent({ type: 'page_view', label: 'Laptop X1', at: NOW - 9_000 })],
    totals,
    ...fields,
  };
}

export function anUpdate(fields: Partial<Update> = {}): Update {
  const { at, totals } = aSnapshot();
  const second = { second: Math.floor(at / 1000), events: 3, rejected: 0 };
  return { kind: 'update', at, second, sessions: [], closed: [], recent: [], totals, ...fields };
}

/** A snapshot of an organization that has never sent anything. */
export function anEmptySnapshot(): Snapshot {
  const totals = { openSessions: 0, processingSessions: 0, eventsToday: 0, sessionsToday: 0 };
  return aSnapshot({ series: [], sessions: [], recent: [], totals });
}

function aSeries() {
  const second = Math.floor(Date.now() / 1000);
  return Array.from({ length: 110 }, (_, index) => ({
    second: second - 110 + index,
    events: Math.max(0, Math.round(4 + 5 * Math.sin(index / 9) + 2 * Math.sin(index / 2.3))),
    rejected: index === 70 ? 2 : 0,
  }));
}
