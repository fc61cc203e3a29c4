import type { LiveEvent, LiveMessage, LiveSecond, LiveTotals, OpenSession } from '@crow/contracts';

/** Seconds that the chart shows and the state keeps. */
export const WINDOW_SECONDS = 120;
const RECENT_KEPT = 60;

/** `reconnecting` once a connection was lost or refused; what was last seen stays on screen. */
export type Connection = 'connecting' | 'live' | 'reconnecting';

/** An event of the stream with a number that tells it from its equals. */
export type StreamedEvent = LiveEvent & { number: number };

export interface LiveState {
  connection: Connection;
  /** Server clock minus own clock at the last message, milliseconds. */
  clockOffsetMs: number;
  series: LiveSecond[];
  sessions: OpenSession[];
  recent: StreamedEvent[];
  /** Absent until the first snapshot. */
  totals?: LiveTotals;
  streamed: number;
}

export const INITIAL_LIVE_STATE: LiveState = {
  connection: 'connecting',
  clockOffsetMs: 0,
  series: [],
  sessions: [],
  recent: [],
  streamed: 0,
};

/** The state after a message; a snapshot replaces everything, an update adds to it. */
export function applyLiveMessage(state: LiveState, message: LiveMessage, receivedAt: number): LiveState {
  const base = message.kind === 'snapshot' ? { ...INITIAL_LIVE_STATE, streamed: state.streamed } : state;
  const seconds = message.kind === 'snapshot' ? message.series : [...(message.series ?? []), message.second];
  const closed = message.kind === 'snapshot' ? [] : message.closed;
  const recent = number(message.recent, base.streamed);
  return {
    connection: 'live',
    clockOffsetMs: message.at - receivedAt,
    series: mergeSeconds(base.series, seconds),
    sessions: mergeSessions(base.sessions, message.sessions, closed),
    recent: [...recent, ...base.recent].sort(byTimeThenNumber).slice(0, RECENT_KEPT),
    totals: message.totals,
    streamed: base.streamed + recent.length,
  };
}

/** Sessions whose results became readable with this message. */
export function settledBy(message: LiveMessage): string[] {
  if (message.kind === 'snapshot') return [];
  const done = message.sessions.filter(isSettled).map((session) => session.sessionId);
  return [...new Set([...message.closed, ...done])];
}

/** The last `length` seconds before `second`, gaps filled with zeros, oldest first. */
export function secondsUpTo(series: LiveSecond[], second: number, length: number): LiveSecond[] {
  const bySecond = new Map(series.map((entry) => [entry.second, entry]));
  return Array.from({ length }, (_, index) => {
    const at = second - length + 1 + index;
    return bySecond.get(at) ?? { second: at, events: 0, rejected: 0 };
  });
}

function mergeSeconds(before: LiveSecond[], added: LiveSecond[]): LiveSecond[] {
  const bySecond = new Map(before.map((entry) => [entry.second, entry]));
  for (const entry of added) bySecond.set(entry.second, entry);
  return [...bySecond.values()].sort((a, b) => a.second - b.second).slice(-WINDOW_SECONDS);
}

function mergeSessions(before: OpenSession[], changed: OpenSession[], closed: string[]): OpenSession[] {
  const byId = new Map(before.map((session) => [session.sessionId, session]));
  for (const session of changed) byId.set(session.sessionId, session);
  for (const id of closed) byId.delete(id);
  return [...byId.values()].filter((s) => !isSettled(s)).sort((a, b) => b.lastActivityAt - a.lastActivityAt);
}

function isSettled(session: OpenSession): boolean {
  return session.state === 'processed' || session.state === 'freed';
}

function number(events: LiveEvent[], from: number): StreamedEvent[] {
  return events.map((event, index) => ({ ...event, number: from + index }));
}

function byTimeThenNumber(a: StreamedEvent, b: StreamedEvent): number {
  return b.at - a.at || b.number - a.number;
}
