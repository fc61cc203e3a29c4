import type { KeyRate } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide, grantLease, type Holding, NO_HOLDING, prepareRequest, renewed, unanswered, used } from './lease.ts';
import { fullBucket } from './token-bucket.ts';

const SECONDS = 30;

interface Traffic {
  rate: KeyRate;
  isolates: number;
  /** Events in each batch. */
  batch: number;
  /** How many times the rate is offered. */
  times: number;
  /** How long a batch is under way until its size is known. */
  receiptMs: number;
}

/** Steady traffic over isolates in turn, on one clock; what passed, and how often the object was asked. */
function simulate({ rate, isolates, batch, times, receiptMs }: Traffic) {
  let bucket = fullBucket(rate, 0);
  const holdings: Holding[] = Array.from({ length: isolates }, () => NO_HOLDING);
  const receipts: { at: number; isolate: number }[] = [];
  let [passed, asked, offered] = [0, 0, 0];

  const ask = (isolate: number, now: number) => {
    asked += 1;
    const { request, holding } = prepareRequest(holdings[isolate] as Holding, now);
    const granted = grantLease(bucket, rate, request, now);
    bucket = granted.bucket;
    holdings[isolate] = renewed(holding, granted.lease, now);
  };
  const settle = (now: number) => {
    while (receipts[0] && receipts[0].at <= now) {
      const { isolate } = receipts.shift() as { isolate: number };
      const holding = used(holdings[isolate] as Holding, batch - 1);
      holdings[isolate] = holding;
      if (holding.left < 0) ask(isolate, now);
    }
  };

  const betweenMs = (batch * 1000) / (rate.perSecond * times);
  for (let count = 0; count * betweenMs < SECONDS * 1000; count++) {
    const now = count * betweenMs;
    const isolate = count % isolates;
    settle(now);
    offered += batch;
    if (decide(holdings[isolate] as Holding, now) === 'ask') ask(isolate, now);
    if (decide(holdings[isolate] as Holding, now) !== 'pass') continue;
    holdings[isolate] = used(holdings[isolate] as Holding, 1);
    passed += batch;
    receipts.push({ at: now + receiptMs, isolate });
  }
  return { passed, asked, offered };
}

const traffic = fc.record({
  perSecond: fc.integer({ min: 50, max: 2_000 }),
  isolates: fc.integer({ min: 1, max: 6 }),
  batch: fc.integer({ min: 1, max: 20 }),
  receiptMs: fc.integer({ min: 0, max: 50 }),
});

test('at ten times the rate, the rate passes: within 5 percent, over all isolates', () => {
  fc.assert(
    fc.property(traffic, ({ perSecond, ...rest }) => {
      const rate = { perSecond, burst: perSecond };
      const { passed } = simulate({ rate, times: 10, ...rest });
      const allowed = perSecond * SECONDS + rate.burst;
      expect(passed / allowed).toBeGreaterThan(0.95);
      expect(passed / allowed).toBeLessThan(1.05);
    }),
    { numRuns: 100 },
  );
});

test('at the rate itself, everything passes but for 5 percent', () => {
  fc.assert(
    fc.property(traffic, ({ perSecond, ...rest }) => {
      const { passed, offered } = simulate({ rate: { perSecond, burst: perSecond }, times: 1, ...rest });
      expect(passed / offered).toBeGreaterThan(0.95);
    }),
    { numRuns: 100 },
  );
});

test('the object is asked a few times a second, however many batches there are', () => {
  const rate = { perSecond: 2_000, burst: 2_000 };
  for (const times of [0.5, 1, 10]) {
    const { asked } = simulate({ rate, isolates: 1, batch: 1, times, receiptMs: 20 });
    expect(asked / SECONDS).toBeLessThan(25);
  }
});

test('leases never hand out more than the bucket holds, whatever isolates say and do', () => {
  const steps = fc.array(
    fc.record({ ms: fc.integer({ min: 0, max: 900 }), wanted: fc.integer({ min: 0, max: 9_999 }) }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: 1, max: 5_000 }),
      steps,
      (perSecond, burst, asks) => {
        const rate = { perSecond, burst };
        let bucket = fullBucket(rate, 0);
        let [now, handedOut] = [0, 0];
        for (const { ms, wanted } of asks) {
          now += ms;
          const granted = grantLease(bucket, rate, { settled: 0, wanted }, now);
          bucket = granted.bucket;
          handedOut += granted.lease.events;
          expect(granted.lease.lifeMs).toBeLessThanOrEqual(1_000);
        }
        expect(handedOut).toBeLessThanOrEqual(burst + (now * perSecond) / 1000 + 1e-3);
      },
    ),
  );
});

test('an isolate asks one question at a time, and asks again when an answer stays away', () => {
  const { request, holding } = prepareRequest(used(NO_HOLDING, 3), 1_000);
  expect(request).toEqual({ settled: -3, wanted: 1 });
  expect(decide(holding, 1_500)).toBe('await');
  expect(decide(holding, 2_000)).toBe('ask');
  expect(decide(renewed(holding, { events: 5, lifeMs: 500 }, 1_000), 1_100)).toBe('pass');
  const failed = unanswered(used(holding, 1), request);
  expect(failed.left).toBe(-4);
  expect(decide(failed, 1_100)).toBe('ask');
});

test('what was used beyond the rate is owed: the wait is as long as it takes to flow in', () => {
  const rate = { perSecond: 100, burst: 50 };
  const { lease } = grantLease(fullBucket(rate, 0), rate, { settled: -350, wanted: 1 }, 0);
  expect(lease).toEqual({ events: 0, lifeMs: 3_010 });
});
