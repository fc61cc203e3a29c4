import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filled, fullBucket, waitFor } from './token-bucket.ts';

const rates = fc.record({ perSecond: fc.integer({ min: 1, max: 100_000 }), burst: fc.integer({ min: 1, max: 1e6 }) });
const steps = fc.array(
  fc.record({ ms: fc.integer({ min: -50, max: 5_000 }), wanted: fc.integer({ min: 1, max: 900 }) }),
);

test('no more is taken than the burst and what has flowed in since, whatever the clock does', () => {
  fc.assert(
    fc.property(rates, steps, (rate, taken) => {
      let now = 1_000;
      let latest = now;
      let total = 0;
      let bucket = fullBucket(rate, now);
      for (const { ms, wanted } of taken) {
        now += ms;
        latest = Math.max(latest, now);
        bucket = filled(bucket, rate, now);
        expect(bucket.tokens).toBeLessThanOrEqual(rate.burst);
        if (bucket.tokens < wanted) continue;
        bucket = { ...bucket, tokens: bucket.tokens - wanted };
        total += wanted;
      }
      expect(total).toBeLessThanOrEqual(rate.burst + ((latest - 1_000) * rate.perSecond) / 1000 + 1e-3);
    }),
  );
});

test('after the wait there is as much as was waited for, and a millisecond earlier there is not', () => {
  fc.assert(
    fc.property(
      rates,
      fc.integer({ min: -5_000, max: 100 }),
      fc.integer({ min: 1, max: 500 }),
      (rate, tokens, wanted) => {
        const bucket = { tokens: Math.min(tokens, rate.burst), at: 0 };
        const enough = Math.min(wanted, rate.burst);
        const wait = waitFor(bucket, rate, wanted);
        expect(filled(bucket, rate, wait).tokens).toBeGreaterThanOrEqual(enough - 1e-6);
        if (wait > 0) expect(filled(bucket, rate, wait - 1).tokens).toBeLessThan(enough + 1e-6);
      },
    ),
  );
});
