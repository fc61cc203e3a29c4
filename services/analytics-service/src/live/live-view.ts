import type {
  LiveEvent,
  LiveMessage,
  LivePulse,
  LiveTotals,
  OpenSession,
  ProvisionalReading,
  SessionMove,
} from '@crow/contracts';
import type { ArrivalStore } from '../quarantines/arrival-store.ts';
import { DayTotals, dayBegin } from './day-totals.ts';
import { EventFeed } from './event-feed.ts';
import { EventSeries, secondOf } from './event-series.ts';
import {
  CLEARING_INTERVAL_MS,
  RECENT_EVENTS,
  SERIES_SECONDS,
  SESSION_LIFE_MS,
  SHOWN_READINGS_LIFE_MS,
  SNAPSHOT_SESSIONS,
} from './limits.ts';
import { LiveReadingStore } from './reading-store.ts';
import { isFinished, LiveSessionStore } from './session-store.ts';

/** What happens in one organization right now: takes in what services tell, and gives out snapshots and updates. */
export class LiveView {
  readonly #series: EventSeries;
  readonly #feed: EventFeed;
  readonly #sessions: LiveSessionStore;
  readonly #readings: LiveReadingStore;
  readonly #days: DayTotals;
  readonly #arrivals: ArrivalStore;
  #clearedAt = 0;
  /** What listeners have not heard yet. */
  #untold = nothing();

  constructor(sql: SqlStorage, arrivals: ArrivalStore) {
    this.#arrivals = arrivals;
    this.#series = new EventSeries(sql, SERIES_SECONDS);
    this.#feed = new EventFeed(sql, RECENT_EVENTS);
    this.#sessions = new LiveSessionStore(sql);
    this.#readings = new LiveReadingStore(sql);
    this.#days = new DayTotals(sql);
  }

  /** @returns whether it brought news */
  pulse(pulse: LivePulse): boolean {
    this.#clear(pulse.at);
    const moved = pulse.moves.filter((move) => this.#moved(move));
    this.#series.add(pulse);
    this.#feed.add(pulse.recent);
    this.#days.add(pulse.at, pulse.events, this.#sessions.touch(pulse.sessions));
    for (const { sessionId, arrivals = [] } of pulse.sessions) {
      this.#arrivals.add(sessionId, arrivals);
      this.#untold.sessionIds.add(sessionId);
    }
    this.#untold.recent = [...this.#untold.recent, ...pulse.recent].slice(-RECENT_EVENTS);
    const read = pulse.readings.filter((note) => this.#readings.note(note, this.#sessions.isOpen(note.sessionId)));
    for (const { sessionId } of read) this.#untold.sessionIds.add(sessionId);
    return pulse.batches > 0 || moved.length > 0 || read.length > 0;
  }

  /** @returns whether it was news */
  #moved(move: SessionMove): boolean {
    if (!this.#sessions.move(move)) return false;
    this.#untold.sessionIds.add(move.sessionId);
    return true;
  }

  /** All of it, for a listener that just came. */
  snapshot(now: number): LiveMessage {
    this.#clear(now);
    return {
      kind: 'snapshot',
      at: now,
      series: this.#series.window(now),
      sessions: this.#withReadings(this.#sessions.unfinished(SNAPSHOT_SESSIONS)),
      recent: this.#feed.newest(),
      totals: this.#totals(now),
    };
  }

  /** What is new since the last update. */
  update(now: number): LiveMessage {
    const { sessionIds, recent, gone, isSeriesChanged } = this.#untold;
    this.forgetUntold();
    const sessions = this.#withReadings(this.#sessions.byIds([...sessionIds]));
    const hidden = this.#arrivals.hiddenOf([...sessionIds, ...recent.map(({ sessionId }) => sessionId)]);
    const isGone = ({ sessionId, state }: OpenSession) => isFinished(state) || hidden.has(sessionId);
    return {
      kind: 'update',
      at: now,
      // The second before this one is over; the running one would still grow.
      second: this.#series.at(secondOf(now) - 1),
      ...(isSeriesChanged ? { series: this.#series.window(now) } : {}),
      sessions: sessions.filter((session) => !isGone(session)),
      closed: [...gone, ...sessions.filter(isGone).map(({ sessionId }) => sessionId)],
      recent: recent.filter(({ sessionId }) => !hidden.has(sessionId)).sort((a, b) => b.at - a.at),
      totals: this.#totals(now),
    };
  }

  /** Some sessions are hidden or back: listeners hear of them again, and of the seconds that they were in. */
  tellAgain(sessionIds: readonly string[]): void {
    for (const sessionId of sessionIds) this.#untold.sessionIds.add(sessionId);
    this.#untold.isSeriesChanged = true;
  }

  /** Removes all that is known of a session; listeners hear that it is gone. @returns how many rows that were */
  erase(sessionId: string): number {
    const began = this.#sessions.beganWithEvents(sessionId);
    if (began !== null) this.#days.add(began, 0, -1);
    for (const [day, events] of this.#arrivals.eventsByDay(sessionId)) this.#days.add(day, -events, 0);
    this.#untold.gone.add(sessionId);
    this.#untold.recent = this.#untold.recent.filter((event) => event.sessionId !== sessionId);
    return (
      this.#sessions.erase(sessionId) +
      this.#readings.erase(sessionId) +
      this.#feed.erase(sessionId) +
      this.#arrivals.erase(sessionId, 'live_arrival')
    );
  }

  /** Sessions that are open or being processed and some of whose events came in a span, in the order of their ids, after one of them. */
  unfinishedIn(sessionIds: readonly string[], after: string, limit: number): string[] {
    const unfinished = this.#sessions.byIds(sessionIds).filter(({ state }) => !isFinished(state));
    return unfinished
      .map(({ sessionId }) => sessionId)
      .filter((id) => id > after)
      .sort()
      .slice(0, limit);
  }

  /** Open sessions among some, and ones that are being processed. */
  countUnfinished(sessionIds: readonly string[]): number {
    return this.#sessions.byIds(sessionIds).filter(({ state }) => !isFinished(state)).length;
  }

  /** Nobody listens: there is nothing to tell later. */
  forgetUntold(): void {
    this.#untold = nothing();
  }

  /** Readings that were shown of a session, in the order of their time. */
  shownReadings(sessionId: string): ProvisionalReading[] {
    return this.#readings.shownOf(sessionId);
  }

  processingSessions(): number {
    return this.#sessions.counts().processing;
  }

  #withReadings(sessions: OpenSession[]): OpenSession[] {
    const open = sessions.filter(({ state }) => state === 'open');
    const readings = this.#readings.of(open.map(({ sessionId }) => sessionId));
    return sessions.map((session) => {
      const reading = session.state === 'open' ? readings.get(session.sessionId) : undefined;
      return { ...session, ...(reading ? { reading } : {}) };
    });
  }

  #totals(now: number): LiveTotals {
    const { open, processing } = this.#sessions.counts();
    const { events, sessions } = this.#days.on(now);
    const begin = dayBegin(now);
    return {
      openSessions: open,
      processingSessions: processing,
      eventsToday: Math.max(0, events - this.#arrivals.hiddenEventsSince(begin)),
      sessionsToday: Math.max(0, sessions - this.#sessions.hiddenSince(begin)),
    };
  }

  #clear(now: number): void {
    if (now - this.#clearedAt < CLEARING_INTERVAL_MS) return;
    this.#clearedAt = now;
    this.#sessions.forgetBefore(now - SESSION_LIFE_MS);
    this.#readings.forgetBefore(now - SESSION_LIFE_MS, now - SHOWN_READINGS_LIFE_MS);
    this.#arrivals.forgetUnknown();
  }
}

function nothing() {
  return { sessionIds: new Set<string>(), recent: [] as LiveEvent[], gone: new Set<string>(), isSeriesChanged: false };
}
