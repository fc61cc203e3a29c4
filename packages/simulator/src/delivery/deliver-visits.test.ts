import type { BatchReceipt, WireBatch } from '@crow/contracts';
import { describe, expect, test } from 'vitest';
import type { PlannedVisit } from '../visits/plan-visits.ts';
import { deliverVisits } from './deliver-visits.ts';
import { progressLine } from './progress-bar.ts';

function visitOf(name: string, events: number): PlannedVisit {
  return {
    kind: 'tester',
    sessionId: `ses_${name}`,
    visitor: { visitorId: `vis_${name}`, context: {} },
    startedAt: 0,
    durationMs: 0,
    events: Array.from({ length: events }, (_, at) => ({
      at,
      page: { url: 'http://shop/', title: '' },
      event: { type: 'custom', name: 'x' },
    })),
  };
}

function accept(batch: WireBatch): BatchReceipt {
  return { batchId: batch.batchId, accepted: batch.events.length, duplicate: false, rejected: [], serverTime: 0 };
}

/** A clock that only waiting moves. */
function stoppedClock() {
  let now = 0;
  return {
    now: () => now,
    wait: async (ms: number) => {
      now += ms;
    },
  };
}

describe('delivery', () => {
  test('sends each visit once, its batches in order', async () => {
    const sent: WireBatch[] = [];
    const visits = ['a', 'b', 'c'].map((name) => visitOf(name, 60));
    const report = await deliverVisits(visits, {
      ...stoppedClock(),
      concurrency: 2,
      rate: 1000,
      send: async (batch) => {
        sent.push(batch);
        return accept(batch);
      },
      onProgress: () => undefined,
    });
    expect(report).toMatchObject({ sessions: 3, events: 180, batches: 9, rejected: 0 });
    expect(new Set(sent.map(({ batchId }) => batchId)).size).toBe(9);
    expect(sent.filter(({ sessionId }) => sessionId === 'ses_b').map(({ seq }) => seq)).toEqual([0, 25, 50]);
  });

  test('keeps to the rate', async () => {
    const clock = stoppedClock();
    const begun: number[] = [];
    await deliverVisits([visitOf('a', 1), visitOf('b', 1), visitOf('c', 1)], {
      ...clock,
      concurrency: 1,
      rate: 2,
      send: async (batch) => {
        begun.push(clock.now());
        return accept(batch);
      },
      onProgress: () => undefined,
    });
    expect(begun).toEqual([0, 500, 1000]);
  });

  test('stops at a failure and tells it', async () => {
    const delivery = deliverVisits([visitOf('a', 1), visitOf('b', 1)], {
      ...stoppedClock(),
      concurrency: 1,
      rate: 1000,
      send: async () => {
        throw new Error('401 Unknown API key');
      },
      onProgress: () => undefined,
    });
    await expect(delivery).rejects.toThrow('401');
  });
});

test('the progress line tells how much is done', () => {
  expect(progressLine(50, 200, 1234, 2000)).toBe('████████░░░░░░░░░░░░░░░░░░░░░░  50/200 sessions  1,234 events  25/s');
});
