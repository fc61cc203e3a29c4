import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Stack } from '../../tests/stack/stack.ts';
import { measureWaits, quantile } from './measure.ts';

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '1000' },
    port: { type: 'string', default: '8894' },
  },
});

/** Long enough that all sessions of the crowd are sent before the first of them ends. */
const IDLE_MS = 12_000;
const TARGETS = [
  { name: 'idle, one session after the other', sessions: 5, atOnce: false, targetS: 5 },
  { name: 'all queued at once', sessions: Number(values.sessions), atOnce: true, targetS: 30 },
];

const load = ((loadavg()[0] ?? 0) / availableParallelism()).toFixed(1);
// Sessions that wait are sent again as soon as the product does it by itself, not as tests do.
const environment = { CROW_OUTBOX_RETRY_MS: '' };
const stack = new Stack({ port: Number(values.port), idleMs: IDLE_MS, environment });
try {
  await stack.start();
  console.log(`queue → stored interaction; processes that wanted to run, a core: ${load} before`);
  for (const { name, sessions, atOnce, targetS } of TARGETS) {
    const ids = Array.from({ length: sessions }, (_, index) => `ses_${atOnce ? 'crowd' : 'alone'}_${index}`);
    const options = { idleMs: IDLE_MS, lanes: 16, withinMs: 180_000 };
    const waits = atOnce ? await measureWaits(stack, ids, options) : await oneByOne(ids, options);
    const [p50, p95, most] = [0.5, 0.95, 1].map((share) => quantile(waits, share) / 1_000) as [number, number, number];
    const passed = p95 <= targetS;
    console.log(
      `${passed ? 'pass' : 'FAIL'}  ${name}: ${sessions} sessions, p50 ${p50.toFixed(1)} s, p95 ${p95.toFixed(1)} s, longest ${most.toFixed(1)} s; target p95 ≤ ${targetS} s`,
    );
    if (!passed) process.exitCode = 1;
  }
} finally {
  await stack.dispose();
}

async function oneByOne(ids: readonly string[], options: Parameters<typeof measureWaits>[2]): Promise<number[]> {
  const waits: number[] = [];
  for (const id of ids) waits.push(...(await measureWaits(stack, [id], options)));
  return waits.sort((a, b) => a - b);
}
