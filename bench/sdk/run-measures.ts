import type { Adapter } from './adapters/adapter.ts';
import type { Cell, Measure } from './measures/measure.ts';
import { inLanes } from './stage/lanes.ts';
import { type Bench, withStage } from './stage/stage.ts';
import { within } from './stage/until.ts';

/** Measurements that go on side by side where the machine's speed does not matter: they mostly wait. */
const LANES = 6;

/** Fills in what was measured; every failure becomes the reason of a missing cell. */
export async function runMeasures(
  bench: Bench,
  measures: Measure[],
  adapters: Adapter[],
  cells: Record<string, Record<string, Cell>>,
): Promise<void> {
  const unable = new Map<string, string>();
  await inLanes(LANES, adapters, async (adapter) => {
    const reason = await bounded(bench, 60_000, 'the start', (its) => probe(its, adapter)).catch(String);
    if (reason) unable.set(adapter.name, reason);
  });
  const take = async (measure: Measure, adapter: Adapter) => {
    const begin = Date.now();
    const reason = unable.get(adapter.name);
    const found = reason
      ? missing(measure, reason)
      : await bounded(bench, measure.limitMs, measure.name, (its) => measure.run(its, adapter)).catch(
          (error: unknown) => missing(measure, String(error)),
        );
    for (const [row, cell] of Object.entries(found)) {
      cells[row] ??= {};
      cells[row][adapter.name] = cell;
    }
    console.log(`${adapter.title}: ${measure.name} (${Math.round((Date.now() - begin) / 1000)} s)`);
  };
  for (const group of ['alone', 'beside', 'last'] as const) {
    const pairs = measures
      .filter(({ when }) => when === group)
      .flatMap((measure) => adapters.map((adapter) => ({ measure, adapter })));
    await inLanes(group === 'alone' ? 1 : LANES, pairs, ({ measure, adapter }) => take(measure, adapter));
  }
}

/** Runs something on stages of its own, which are cleared away when it takes too long. */
async function bounded<T>(bench: Bench, limitMs: number, what: string, act: (bench: Bench) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  try {
    return await within(act({ ...bench, signal: stop.signal }), limitMs, what);
  } finally {
    stop.abort();
  }
}

/** Whether an SDK bundles, starts and delivers an event at all. @returns why not */
function probe(bench: Bench, adapter: Adapter): Promise<string | undefined> {
  return withStage(bench, adapter, async (stage) => {
    const page = await stage.visit();
    await stage.track(page, 1);
    const { delivered } = await stage.arrival(1, 12_000);
    return delivered < 1 ? 'it delivered nothing in twelve seconds' : undefined;
  });
}

function missing(measure: Measure, reason: string): Record<string, Cell> {
  return Object.fromEntries(measure.rows.map(({ id }) => [id, { missing: reason }]));
}
