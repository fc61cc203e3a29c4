import type { Scenario } from './scenario.ts';

const EVENTS = 200;

/** Two hundred events, evenly over five seconds, against a server that works. */
export const steady: Scenario = {
  id: 'steady',
  title: 'steady, 200 in 5 s',
  limitMs: 70_000,
  async play(stage) {
    const page = await stage.visit();
    await page.evaluate(
      async (marks) => {
        const begin = performance.now();
        for (const [index, mark] of marks.entries()) {
          while (performance.now() < begin + index * 25) await new Promise((resolve) => setTimeout(resolve, 5));
          window.bench.track?.('bench_event', { mark });
        }
      },
      Array.from({ length: EVENTS }, (_, index) => stage.mark(index)),
    );
    const tally = await stage.arrival(EVENTS, 12_000);
    const { deliveries } = stage.collector;
    const bytes = deliveries.reduce((sum, delivery) => sum + delivery.bytes, 0);
    const values: Record<string, number> = { requests: deliveries.length };
    if (tally.delivered > 0) values.bytesPerEvent = bytes / (tally.delivered * EVENTS);
    return { ...tally, values };
  },
};
