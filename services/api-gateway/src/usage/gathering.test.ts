import { beforeEach, describe, expect, test } from 'vitest';
import { refusedUse, type UsageReport } from './counts.ts';
import { createGathering } from './gathering.ts';

let now: number;
let tasks: { at: number; task: () => Promise<void> }[];
let told: UsageReport[];

beforeEach(() => {
  now = 60_000;
  tasks = [];
  told = [];
  tell = keep;
});

const keep = async (report: UsageReport) => void told.push(report);
const fail = () => Promise.reject(new Error('down'));
/** What becomes of a report. */
let tell: (report: UsageReport) => Promise<void>;

function begin() {
  const gathering = createGathering(
    (task, ms) => void tasks.push({ at: now + ms, task }),
    () => now,
  );
  return () => gathering.add('key_1', refusedUse('too_large', '', now), (report) => tell(report));
}

/** Lets time pass, and what is due happen. */
async function pass(ms: number): Promise<void> {
  now += ms;
  const due = tasks.filter(({ at }) => at <= now);
  tasks = tasks.filter(({ at }) => at > now);
  for (const { task } of due) await task();
}

const counted = () => told.reduce((sum, { refusals }) => sum + (refusals[0]?.requests ?? 0), 0);

describe('uses of a key', () => {
  test('are told together, at most once a second', async () => {
    const use = begin();
    for (let n = 0; n < 100; n++) {
      use();
      await pass(20);
    }
    await pass(1_000);
    expect(counted()).toBe(100);
    expect(told.length).toBeLessThanOrEqual(3);
  });

  test('that could not be told are told with the next ones, still once a second', async () => {
    const use = begin();
    tell = fail;
    for (let n = 0; n < 5; n++) {
      use();
      await pass(1_000);
      expect(tasks).toHaveLength(1);
    }
    tell = keep;
    await pass(1_000);
    expect([told.length, counted()]).toEqual([1, 5]);
    await pass(1_000);
    expect([told.length, tasks]).toEqual([1, []]);
  });

  test('that come while others can’t be told are told together with them', async () => {
    const use = begin();
    use();
    const gate = Promise.withResolvers<void>();
    now += 1_000;
    const [due] = tasks.splice(0);
    tell = () => gate.promise;
    const flushing = due?.task();
    use();
    gate.reject(new Error('down'));
    await flushing;
    expect([told, tasks.length]).toEqual([[], 1]);
    tell = keep;
    await pass(1_000);
    expect([told.length, counted()]).toEqual([1, 2]);
  });

  test('are told after all when the request whose timer they waited for was ended', async () => {
    const use = begin();
    use();
    tasks = [];
    await pass(3_000);
    use();
    expect(tasks).toEqual([]);
    await pass(4_000);
    use();
    await pass(1_000);
    expect([told.length, counted()]).toEqual([1, 3]);
  });
});
