import type { LiveMessage, OpenSession } from '@crow/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backOffMs } from './live-socket.ts';
import { applyLiveMessage, INITIAL_LIVE_STATE, secondsUpTo, settledBy, WINDOW_SECONDS } from './live-state.ts';

const totals = { openSessions: 1, processingSessions: 0, eventsToday: 3, sessionsToday: 1 };

function session(sessionId: string, state: OpenSession['state'] = 'open', lastActivityAt = 1): OpenSession {
  return { sessionId, state, revision: 1, startedAt: 0, events: 1, lastActivityAt, path: '/' };
}

function update(fields: Partial<Extract<LiveMessage, { kind: 'update' }>>): LiveMessage {
  const second = { second: 100, events: 1, rejected: 0 };
  return { kind: 'update', at: 100_000, second, sessions: [], closed: [], recent: [], totals, ...fields };
}

describe('the live state', () => {
  test('a changed session replaces what was known of it, the most recent first', () => {
    const first = applyLiveMessage(INITIAL_LIVE_STATE, update({ sessions: [session('a'), session('b')] }), 0);
    const next = applyLiveMessage(first, update({ sessions: [session('b', 'open', 9)] }), 0);
    expect(next.sessions.map((s) => s.sessionId)).toEqual(['b', 'a']);
  });

  test('closed and processed sessions leave, and are told as settled', () => {
    const first = applyLiveMessage(INITIAL_LIVE_STATE, update({ sessions: [session('a'), session('b')] }), 0);
    const message = update({ sessions: [session('b', 'processed')], closed: ['a'] });
    expect(applyLiveMessage(first, message, 0).sessions).toEqual([]);
    expect(settledBy(message).sort()).toEqual(['a', 'b']);
  });

  test('a snapshot after a reconnect replaces everything', () => {
    const first = applyLiveMessage(INITIAL_LIVE_STATE, update({ sessions: [session('gone')] }), 0);
    const snapshot: LiveMessage = { kind: 'snapshot', at: 0, series: [], sessions: [], recent: [], totals };
    expect(applyLiveMessage(first, snapshot, 0).sessions).toEqual([]);
  });

  test('seconds of which something was hidden are drawn anew', () => {
    const first = applyLiveMessage(INITIAL_LIVE_STATE, update({ second: { second: 99, events: 9, rejected: 1 } }), 0);
    const hidden = [{ second: 99, events: 2, rejected: 0 }];
    expect(applyLiveMessage(first, update({ series: hidden }), 0).series).toEqual([
      ...hidden,
      { second: 100, events: 1, rejected: 0 },
    ]);
  });

  test('seconds stay in order, unique and within the window', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 })), (seconds) => {
        const state = seconds.reduce(
          (before, second) => applyLiveMessage(before, update({ second: { second, events: 1, rejected: 0 } }), 0),
          INITIAL_LIVE_STATE,
        );
        const kept = state.series.map((entry) => entry.second);
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        expect(kept.length).toBeLessThanOrEqual(WINDOW_SECONDS);
      }),
    );
  });

  test('quiet seconds are drawn as zeros', () => {
    const drawn = secondsUpTo([{ second: 9, events: 4, rejected: 0 }], 10, 3);
    expect(drawn.map((entry) => entry.events)).toEqual([0, 4, 0]);
  });
});

test('the wait before a new try grows, stays bounded and is never zero', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const wait = backOffMs(attempt, random);
      expect(wait).toBeGreaterThanOrEqual(250);
      expect(wait).toBeLessThanOrEqual(15_000);
    }),
  );
});
